namespace UserMacro.CommandLine.Definitions;

/// <summary>The language of a template, as the API names it.</summary>
internal enum TemplateLanguage
{
    Scriban,

    /// <summary>For macros brought from Data Center. A service that does not speak it yet says so.</summary>
    Velocity,
}
