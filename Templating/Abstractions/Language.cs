namespace UserMacro.Templating.Abstractions;

/// <summary>The language of a template.</summary>
public enum Language
{
    /// <summary>Scriban.</summary>
    Scriban,

    /// <summary>Velocity, as in Confluence Data Center.</summary>
    Velocity,
}
