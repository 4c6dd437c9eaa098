using System.Globalization;
using Scriban;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>Formats numbers and dates, in the language that a template names.</summary>
internal static class NumberFunctions
{
    const int MaxFormat = 100;
    const int MaxPrecision = 100;

    public static string Format(TemplateContext context, SourceSpan span, object? value, string? format, string? culture = null)
    {
        var language = Cultures.Find(span, culture);
        if (value is null)
        {
            return "";
        }

        if (value is not IFormattable formattable || value is GuardedObject)
        {
            throw new TemplateFailureException(span, "not-formattable", "Only numbers and dates can be formatted.");
        }

        if (format is { Length: > MaxFormat } || PrecisionOf(format) > MaxPrecision)
        {
            throw new TemplateFailureException(span, "bad-format", $"A format has at most {MaxFormat} characters and asks for at most {MaxPrecision} digits.");
        }

        try
        {
            return formattable.ToString(format, language);
        }
        catch (FormatException)
        {
            throw new TemplateFailureException(span, "bad-format", "This format is not known, for example: “0.00”, “N2” or “D5”.");
        }
    }

    /// <summary>The digits that a standard format such as <c>D20</c> asks for.</summary>
    static int PrecisionOf(string? format) =>
        format is { Length: > 1 }
            && char.IsAsciiLetter(format[0])
            && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : format is { Length: > 4 } && char.IsAsciiLetter(format[0]) && format.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? int.MaxValue
        : 0;
}
