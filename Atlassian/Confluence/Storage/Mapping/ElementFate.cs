namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>How an HTML element is converted to storage format.</summary>
internal enum ElementFate
{
    /// <summary>It stays, maybe under another name.</summary>
    Kept,

    /// <summary>It becomes one of Confluence's own macros or elements.</summary>
    Mapped,

    /// <summary>It goes, its content stays, and nothing is lost by it.</summary>
    Opened,

    /// <summary>It goes, its content stays, and what it did is lost.</summary>
    Lost,

    /// <summary>It goes with all it holds.</summary>
    Removed,
}
