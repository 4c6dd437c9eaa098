using UserMacro.CommandLine.Contracts;

namespace UserMacro.CommandLine.Files;

/// <summary>The files of a macro's folder.</summary>
internal static class MacroFile
{
    public const string Settings = "macro.yaml";
    public const string ScribanTemplate = "template.scriban";
    public const string VelocityTemplate = "template.vm";
    public const string Styles = "style.css";
    public const string Script = "script.js";

    /// <summary>All that a macro can have; nothing else in its folder is looked at.</summary>
    public static readonly IReadOnlyList<string> All = [Settings, ScribanTemplate, VelocityTemplate, Styles, Script];

    /// <summary>The members of a definition that have a file of their own.</summary>
    public static readonly IReadOnlyList<string> Texts = ["template", "styles", "script"];

    public static string TemplateOf(TemplateLanguage language) => language == TemplateLanguage.Velocity ? VelocityTemplate : ScribanTemplate;

    /// <summary>The template's file that the other language would have.</summary>
    public static string StrayTemplateOf(TemplateLanguage language) => language == TemplateLanguage.Velocity ? ScribanTemplate : VelocityTemplate;

    /// <summary>Where a macro's file lies in the folder of all macros, with slashes.</summary>
    public static string PathOf(string key, string file) => $"{key}/{file}";
}
