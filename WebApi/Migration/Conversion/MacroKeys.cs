using System.Text;
using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>Gives macros of Data Center their keys.</summary>
internal static class MacroKeys
{
    /// <summary>Leaves room for a number or a word behind it.</summary>
    const int LongestKey = MacroKey.MaxLength - 6;

    /// <summary>The key for a name, which pages hold. Where a key cannot be the name itself, pages do not find the macro by it.</summary>
    public static string Create(string name, ReasonList reasons)
    {
        var lower = name.Trim().ToLowerInvariant();
        var key = Cleaned(lower);
        if (BuiltInMacros.Contains(key))
        {
            reasons.Differs(
                "name-taken",
                $"Confluence Cloud has a macro “{key}” of its own, which pages show in place of this one. It gets the key “{key}-macro”: insert it "
                    + "again where it is used.");
            return key + "-macro";
        }

        if (key != lower)
        {
            reasons.Differs(
                "name-changed",
                $"A name in the cloud consists of a-z, 0-9 and “-”: “{name}” becomes “{key}”. Pages that use “{name}” do not find it: insert it again "
                    + "there.");
        }

        return key;
    }

    /// <summary>The next free key.</summary>
    public static string Free(string key, IReadOnlySet<string> taken) => Others(key).First(other => !taken.Contains(other));

    /// <summary>The keys to take in the place of one that is taken, without end.</summary>
    public static IEnumerable<string> Others(string key)
    {
        for (var number = 2; ; number++)
        {
            yield return $"{key[..Math.Min(key.Length, MacroKey.MaxLength - 5)]}-{number}";
        }
    }

    static string Cleaned(string name)
    {
        var key = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                key.Append(c);
            }
            else if (key.Length > 0 && key[^1] != '-' && !char.IsBetween(c, '\u0300', '\u036f'))
            {
                key.Append('-');
            }
        }

        var text = key.ToString().TrimEnd('-');
        text = text.StartsWith(MacroKey.ReservedPrefix, StringComparison.Ordinal) ? text[MacroKey.ReservedPrefix.Length..] : text;
        return text.Length == 0 ? "macro" : text[..Math.Min(text.Length, LongestKey)];
    }
}
