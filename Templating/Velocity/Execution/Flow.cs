namespace UserMacro.Templating.Velocity.Execution;

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
