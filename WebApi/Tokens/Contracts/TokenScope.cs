namespace UserMacro.WebApi.Tokens.Contracts;

/// <summary>What an API token may do.</summary>
internal enum TokenScope
{
    /// <summary>Read; goes with every other scope.</summary>
    Read,

    /// <summary>Change what pages do not see.</summary>
    Write,

    /// <summary>Change what pages see.</summary>
    Publish,
}
