namespace UserMacro.Grains.Interfaces.Usage;

/// <summary>Why something is missing in what a reader sees of a macro.</summary>
[Flags]
public enum MissingContent
{
    /// <summary>Nothing is.</summary>
    None = 0,

    /// <summary>It holds more macros than one view may.</summary>
    TooMany = 1,

    /// <summary>Macros are deeper inside each other than they may be.</summary>
    TooDeep = 2,

    /// <summary>The bodies or the output of the macros in it are too large together.</summary>
    TooLarge = 4,

    /// <summary>Confluence, or the macros in it together, took too long.</summary>
    Late = 8,

    /// <summary>Confluence did not convert it, or not all of it.</summary>
    Refused = 16,

    /// <summary>The page holds different copies of the macro under one ID, and which of them is meant cannot be told.</summary>
    Unclear = 32,
}
