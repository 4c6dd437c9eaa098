namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>What was being done when something went wrong.</summary>
public enum SuspectKind
{
    /// <summary>The published macro was rendered.</summary>
    Render = 0,

    /// <summary>What an editor works on was compiled or rendered.</summary>
    Editing = 1,

    /// <summary>A body was rendered that a viewer posted.</summary>
    Body = 2,
}
