namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>The output mode.</summary>
public enum OutputMode
{
    /// <summary>HTML in an iframe of Confluence's page.</summary>
    Framed,

    /// <summary>Confluence storage format that becomes part of the page itself.</summary>
    Static,

    /// <summary>Automatic: decided when the macro is published, see <see cref="OutputChoice"/>. The template writes HTML.</summary>
    Auto,
}
