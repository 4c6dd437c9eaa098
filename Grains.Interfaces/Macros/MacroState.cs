namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>The state of a macro.</summary>
public enum MacroState
{
    /// <summary>Never published.</summary>
    Draft,

    /// <summary>Pages see it.</summary>
    Published,

    /// <summary>Was published and taken back: pages see no macro, its module is gone from Confluence.</summary>
    Unpublished,

    /// <summary>Published, and pages show a notice in place of its output until it is enabled again.</summary>
    Disabled,
}
