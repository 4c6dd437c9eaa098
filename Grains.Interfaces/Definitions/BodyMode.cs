namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>What a macro does with the body that a page author gives it; the four modes of Confluence Data Center.</summary>
public enum BodyMode
{
    /// <summary>The macro takes no body.</summary>
    None,

    /// <summary>Plain text, escaped for the place where the template writes it.</summary>
    Escaped,

    /// <summary>Plain text, handed over exactly as typed.</summary>
    Unrendered,

    /// <summary>Rich text; macros and links in it are rendered by Confluence.</summary>
    Rendered,
}
