namespace UserMacro.Atlassian.DataCenter;

/// <summary>What a user macro does with its body.</summary>
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
