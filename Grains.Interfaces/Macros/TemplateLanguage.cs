namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>The language a template is written in.</summary>
public enum TemplateLanguage
{
    /// <summary>Scriban, the language of new macros.</summary>
    Scriban,
}
