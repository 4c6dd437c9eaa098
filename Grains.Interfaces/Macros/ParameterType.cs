namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>The types of macro parameters that Confluence knows (connect-and-forge.md 1.4).</summary>
public enum ParameterType
{
    /// <summary>One line of text.</summary>
    String,

    /// <summary>A check box.</summary>
    Boolean,

    /// <summary>One of fixed values.</summary>
    Enum,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A link.</summary>
    Url,

    /// <summary>An account id.</summary>
    Username,

    /// <summary>The key of a space.</summary>
    SpaceKey,

    /// <summary>The title of a page or blog post.</summary>
    ConfluenceContent,

    /// <summary>The name of an attachment.</summary>
    Attachment,

    /// <summary>A label.</summary>
    Label,
}
