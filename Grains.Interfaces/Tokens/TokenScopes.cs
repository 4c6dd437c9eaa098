namespace UserMacro.Grains.Interfaces.Tokens;

/// <summary>What an API token may do. Reading goes with every other scope.</summary>
[Flags]
public enum TokenScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read macros, history, settings and the audit log.</summary>
    Read = 1,

    /// <summary>Change what pages do not see: drafts, new macros, settings, requests for approval.</summary>
    Write = 2,

    /// <summary>Change what pages see: publish, approve, restore, unpublish, disable, delete, import.</summary>
    Publish = 4,
}
