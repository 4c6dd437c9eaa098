namespace UserMacro.Templating.Abstractions;

/// <summary>The kind of output of a template.</summary>
public enum OutputMarkup
{
    /// <summary>HTML.</summary>
    Html,

    /// <summary>Confluence storage format: well-formed XML.</summary>
    Storage,
}
