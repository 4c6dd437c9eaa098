namespace UserMacro.Templating.Abstractions;

/// <summary>What templates are written in.</summary>
public enum Language
{
    /// <summary>Scriban.</summary>
    Scriban,

    /// <summary>Velocity, as in Confluence Data Center.</summary>
    Velocity,
}
