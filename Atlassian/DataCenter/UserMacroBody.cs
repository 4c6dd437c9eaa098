namespace UserMacro.Atlassian.DataCenter;

/// <summary>The body mode of a user macro.</summary>
public enum UserMacroBody
{
    /// <summary>It takes none.</summary>
    None,

    /// <summary>Text, escaped before the template sees it.</summary>
    Escaped,

    /// <summary>Text as typed.</summary>
    Unrendered,

    /// <summary>Rich text, rendered before the template sees it.</summary>
    Rendered,
}
