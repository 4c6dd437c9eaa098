using System.Text;

namespace UserMacro.Templating.Markup;

/// <summary>Decides by the scheme whether an address is harmless.</summary>
internal static class AddressGuard
{
    /// <summary>Written in place of an address that is not allowed.</summary>
    public const string Blocked = "#blocked";

    /// <summary>No scheme that runs script is longer.</summary>
    const int LongestScheme = 32;

    static readonly string[] Allowed = ["http", "https", "mailto", "tel", "sms", "ftp"];
    static readonly string[] Dangerous = ["javascript", "vbscript", "livescript", "mocha", "data", "blob", "filesystem", "feed", "view-source", "jar"];

    /// <summary>What the beginning of an address decides about it.</summary>
    public enum Verdict
    {
        /// <summary>The scheme may still come.</summary>
        Open,

        /// <summary>Relative, or of a scheme that values may have.</summary>
        Harmless,

        /// <summary>A scheme that does not run script, but is not on the list for values.</summary>
        Unlisted,

        /// <summary>A scheme that can run script.</summary>
        Dangerous,
    }

    public static Verdict Judge(string beginning)
    {
        var end = beginning.AsSpan().IndexOfAny(":/?#\\");
        if (end < 0)
        {
            return beginning.Length > LongestScheme ? Verdict.Harmless : Verdict.Open;
        }

        if (beginning[end] != ':')
        {
            return Verdict.Harmless;
        }

        var scheme = beginning[..end];
        if (Allowed.Contains(scheme, StringComparer.OrdinalIgnoreCase))
        {
            return Verdict.Harmless;
        }

        return Dangerous.Contains(scheme, StringComparer.OrdinalIgnoreCase) ? Verdict.Dangerous : Verdict.Unlisted;
    }

    /// <summary>Adds text to the beginning of an address as a browser reads it: without spaces and control characters, which it drops.</summary>
    public static string Append(string? beginning, ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(beginning);
        foreach (var c in text)
        {
            if (c > ' ' && c is not ('\u007f' or '\u00ad') && !char.IsControl(c) && !char.IsWhiteSpace(c))
            {
                result.Append(c);
            }

            if (result.Length > LongestScheme)
            {
                break;
            }
        }

        return result.ToString();
    }
}
