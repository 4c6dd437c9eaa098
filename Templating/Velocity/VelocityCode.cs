namespace UserMacro.Templating.Velocity;

/// <summary>A compiled template.</summary>
/// <param name="Body">What a run executes.</param>
/// <param name="Names">The variables, by slot.</param>
/// <param name="Given">The variables that a run begins with, and how it gets them.</param>
/// <param name="IsEscaping">Whether values are escaped; only the comparison with Apache Velocity does without.</param>
internal sealed record VelocityCode(Execute Body, string[] Names, (int Slot, Evaluate Read)[] Given, bool IsEscaping);

/// <summary>A compiled expression; null when it has no value.</summary>
internal delegate object? Evaluate(VelocityRun run);

/// <summary>A compiled statement.</summary>
internal delegate Flow Execute(VelocityRun run);

/// <summary>The text after a statement.</summary>
internal enum Flow
{
    /// <summary>The next one.</summary>
    Next,

    /// <summary>Whatever follows the loop or macro around it.</summary>
    Break,

    /// <summary>Nothing more.</summary>
    Stop,
}

/// <summary>A compiled condition.</summary>
internal delegate bool Test(VelocityRun run);
