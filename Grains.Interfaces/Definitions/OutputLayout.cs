namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>Whether the output is on its own line or flows with the text.</summary>
public enum OutputLayout
{
    /// <summary>On its own line.</summary>
    Block,

    /// <summary>Within the line.</summary>
    Inline,
}
