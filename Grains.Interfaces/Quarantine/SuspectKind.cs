namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>The operation during which a failure happened.</summary>
public enum SuspectKind
{
    /// <summary>The published macro was rendered.</summary>
    Render = 0,

    /// <summary>A definition from an editor was compiled or rendered.</summary>
    Editing = 1,

    /// <summary>A body was rendered that a viewer posted.</summary>
    Body = 2,
}
