namespace UserMacro.Templating.Velocity;

/// <summary>A compiled template.</summary>
/// <param name="Body">What a run executes.</param>
/// <param name="Names">The variables, by slot.</param>
/// <param name="Given">The variables that a run begins with, and how it gets them.</param>
/// <param name="IsEscaping">Whether values are escaped; only the comparison with Apache Velocity does without.</param>
internal sealed record VelocityCode(Execute Body, string[] Names, (int Slot, Evaluate Read)[] Given, bool IsEscaping);
