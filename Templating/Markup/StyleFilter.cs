using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace UserMacro.Templating.Markup;

/// <summary>Writes a value into CSS: as it is where it is harmless at its place, escaped in a string or an address, else as <see cref="Blocked"/>.</summary>
/// <remarks>What it writes never ends the value's declaration, rule, string, address or comment.</remarks>
internal static class StyleFilter
{
    /// <summary>Written in place of a value that could do more than its place allows.</summary>
    public const string Blocked = "blocked";

    static readonly SearchValues<char> UnsafeAnywhere = SearchValues.Create(";:\\<@{}[]\"'&\0");
    static readonly SearchValues<char> InSelector =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.# >+~");

    static readonly SearchValues<char> InAddress =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/?#@!$*+,;=:%&");

    static readonly SearchValues<char> UnsafeInString = SearchValues.Create("\"'\\<>&\n\r\f\0");

    /// <summary>Functions that compute a value and load nothing.</summary>
    static readonly FrozenSet<string> Functions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "calc", "min", "max", "clamp", "minmax",
        "repeat", "fit-content", "linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient", "repeating-radial-gradient",
        "translate", "translateX", "translateY", "translate3d", "scale", "scaleX", "scaleY", "rotate", "rotateX", "rotateY", "rotateZ", "skew", "skewX",
        "skewY", "matrix", "perspective", "cubic-bezier", "steps", "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert",
        "opacity", "saturate", "sepia");

    /// <summary>What is written for the value.</summary>
    public static string Write(in MarkupState state, string value, ITextMeter meter)
    {
        for (var at = TextEscaper.Piece; at < value.Length; at += TextEscaper.Piece)
        {
            meter.Take(Math.Min(TextEscaper.Piece, value.Length - at));
        }

        if (Safe(state, value) is { } text)
        {
            return text;
        }

        meter.Block();
        return Blocked;
    }

    static string? Safe(in MarkupState state, string value) => state.Style switch
    {
        StyleContext.Selector => IsSelector(value) ? value : null,
        StyleContext.AtRule or StyleContext.Value => IsValue(value) ? value : null,
        StyleContext.Comment or StyleContext.CommentStar => Comment(value),
        // A style sheet of another site would be loaded.
        _ when state.StyleAround == StyleContext.AtRule => null,
        StyleContext.AddressOpen or StyleContext.Address => IsAddress(state, value) ? Address(value) : null,
        _ when state.StyleAddress != StyleAddress.None => IsAddress(state, value) ? Address(value) : null,
        _ => String(value),
    };

    static bool IsSelector(string value) => value.AsSpan().IndexOfAnyExcept(InSelector) < 0;

    /// <summary>Words, numbers, commas and harmless functions; a slash or an asterisk only where no comment can come of it.</summary>
    static bool IsValue(string value)
    {
        if (value.AsSpan().IndexOfAny(UnsafeAnywhere) >= 0)
        {
            return false;
        }

        var (open, word) = (0, 0);
        for (var at = 0; at < value.Length; at++)
        {
            switch (value[at])
            {
                case '(' when word < at ? !Functions.Contains(value[word..at]) : open == 0:
                case ')' when --open < 0:
                case '/' or '*' when at == 0 || at == value.Length - 1 || value[at + 1] is '/' or '*':
                    return false;
                case '(':
                    open++;
                    break;
            }

            if (!(char.IsAsciiLetterOrDigit(value[at]) || value[at] == '-'))
            {
                word = at + 1;
            }
        }

        return open == 0;
    }

    static bool IsAddress(in MarkupState state, string value)
    {
        if (state.StyleAddress == StyleAddress.Decided)
        {
            return true;
        }

        var text = AddressGuard.Append(null, value);
        var end = text.AsSpan().IndexOfAny(":/?#\\");
        return end < 0
            || text[end] != ':'
            || (state.StyleAddress == StyleAddress.Empty && !state.PendingHasValue && text[..end].ToLowerInvariant() is "http" or "https");
    }

    static string Address(string value)
    {
        if (value.AsSpan().IndexOfAnyExcept(InAddress) < 0)
        {
            return value;
        }

        var result = new StringBuilder(value.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsBmp && InAddress.Contains((char)rune.Value))
            {
                result.Append((char)rune.Value);
                continue;
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }

    static string String(string value)
    {
        if (value.AsSpan().IndexOfAny(UnsafeInString) < 0)
        {
            return value;
        }

        var result = new StringBuilder(value.Length + 16);
        foreach (var c in value)
        {
            if (UnsafeInString.Contains(c))
            {
                result.Append('\\').Append(((int)(c == '\0' ? '\ufffd' : c)).ToString("x", CultureInfo.InvariantCulture)).Append(' ');
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    static string Comment(string value) =>
        value.AsSpan().IndexOfAny("*/<") < 0 ? value : value.Replace('*', '_').Replace('/', '_').Replace('<', '_');
}
