namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>The types of macro parameters: those that Confluence knows, and two that it stores as text and our own dialog has pickers for.</summary>
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

    /// <summary>A day, as <c>2026-01-31</c>.</summary>
    Date,

    /// <summary>A colour, as <c>#36b37e</c>.</summary>
    Colour,
}
