using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace UserMacro.Templating.Runtime.Languages;

/// <summary>The languages a template may name, such as <c>de-DE</c>: those of ICU. Dates are those of the Gregorian calendar in all of them.</summary>
/// <remarks>.NET caches each requested culture for the life of the process, so only names known to ICU are requested.</remarks>
internal static class LanguageNames
{
    const int MaxName = 80;

    static readonly Lazy<FrozenSet<string>> All = new(() =>
        CultureInfo.GetCultures(CultureTypes.AllCultures).Select(culture => culture.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    static readonly ConcurrentDictionary<string, CultureInfo> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A language by its name, also in Java's spelling (<c>de_DE</c>); no name is the invariant one. Null when there is none of the name.</summary>
    public static CultureInfo? Find(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.Equals("invariant", StringComparison.OrdinalIgnoreCase))
        {
            return CultureInfo.InvariantCulture;
        }

        if (name.Length > MaxName)
        {
            return null;
        }

        var found = name.Replace('_', '-');
        return Known.TryGetValue(found, out var culture) ? culture : All.Value.Contains(found) ? Known.GetOrAdd(found, Create) : null;
    }

    static CultureInfo Create(string name)
    {
        // A language without a country has no currency.
        var culture = (CultureInfo)CultureInfo.CreateSpecificCulture(name).Clone();
        culture.NumberFormat.NumberDecimalDigits = CultureInfo.InvariantCulture.NumberFormat.NumberDecimalDigits;
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } gregorian)
        {
            culture.DateTimeFormat.Calendar = gregorian;
        }

        return CultureInfo.ReadOnly(culture);
    }
}
