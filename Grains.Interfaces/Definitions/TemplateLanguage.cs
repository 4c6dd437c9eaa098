namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>The language a template is written in.</summary>
public enum TemplateLanguage
{
    /// <summary>Scriban, the language of new macros.</summary>
    Scriban,

    /// <summary>Velocity, the language of macros from Confluence Data Center.</summary>
    Velocity,
}
