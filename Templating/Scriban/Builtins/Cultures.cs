using System.Globalization;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Languages;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The languages that functions write in.</summary>
internal static class Cultures
{
    /// <summary>A language by its name.</summary>
    /// <exception cref="TemplateFailureException">There is none of the name.</exception>
    public static CultureInfo Find(SourceSpan span, string? name) =>
        LanguageNames.Find(name) ?? throw new TemplateFailureException(
            span, "unknown-culture", "The language is not known. Write one such as “de-DE”, “fr-FR” or “en-GB”, or leave it out.");

    /// <summary>Dates are read in English only.</summary>
    /// <exception cref="TemplateFailureException">Another language is named.</exception>
    public static void CheckReading(SourceSpan span, string? name)
    {
        if (!ReferenceEquals(Find(span, name), CultureInfo.InvariantCulture))
        {
            throw new TemplateFailureException(
                span, "unknown-culture", "Dates are written in any language, and read in English only. Leave the language out.");
        }
    }
}
