namespace UserMacro.Templating.Abstractions;

/// <summary>What a template writes.</summary>
public enum OutputMarkup
{
    /// <summary>HTML.</summary>
    Html,

    /// <summary>Confluence storage format: well-formed XML.</summary>
    Storage,
}
