using System.Buffers;
using System.Text;
using AngleSharp.Html;

namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>Text in HTML: its character references, and what has to be one.</summary>
internal static class HtmlText
{
    /// <summary>The longest name of a character reference, its semicolon included.</summary>
    const int LongestName = 33;

    const int MaxCodePoint = 0x10FFFF;

    static readonly SearchValues<char> Special = SearchValues.Create("&<>\u00A0\r\0");
    static readonly SearchValues<char> Blank = SearchValues.Create(" \t\n\f\r\0");
    static readonly SearchValues<char> SpecialInAttribute = SearchValues.Create("&<>\"\u00A0\r\0");

    /// <summary>What the numbers of a code page stand for, which many wrote for those of Unicode.</summary>
    static readonly int[] CodePage1252 =
    [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];

    /// <summary>The text with line breaks as the parser takes them, and without halves of characters.</summary>
    public static string Normalize(string html)
    {
        if (html.Contains('\r', StringComparison.Ordinal))
        {
            html = html.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        if (html.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return html;
        }

        var whole = new StringBuilder(html.Length);
        foreach (var rune in html.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }

    public static bool IsSpace(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';

    public static bool IsBlank(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Blank) < 0;

    /// <summary>Text between tags, as readers see it; NUL is left out.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<char> written) =>
        written.IndexOfAny('&', '\0') < 0 ? written : Decode(written, inAttribute: false);

    /// <summary>The value of an attribute, as readers see it; NUL becomes U+FFFD.</summary>
    public static string DecodeAttribute(ReadOnlySpan<char> written) =>
        written.IndexOfAny('&', '\0') < 0 ? written.ToString() : Decode(written, inAttribute: true);

    /// <summary>Writes text so that it is read as the same text again.</summary>
    public static void Append(StringBuilder to, ReadOnlySpan<char> text) => Append(to, text, Special);

    /// <summary>Writes the value of an attribute in double quotes.</summary>
    public static void AppendAttribute(StringBuilder to, ReadOnlySpan<char> value) => Append(to, value, SpecialInAttribute);

    static void Append(StringBuilder to, ReadOnlySpan<char> text, SearchValues<char> special)
    {
        while (text.IndexOfAny(special) is var found and >= 0)
        {
            to.Append(text[..found]).Append(text[found] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\u00A0' => "&nbsp;",
                '\r' => "&#13;",
                _ => "\uFFFD",
            });
            text = text[(found + 1)..];
        }

        to.Append(text);
    }

    static string Decode(ReadOnlySpan<char> written, bool inAttribute)
    {
        var text = new StringBuilder(written.Length);
        while (written.IndexOfAny('&', '\0') is var found and >= 0)
        {
            text.Append(written[..found]);
            if (written[found] == '\0')
            {
                if (inAttribute)
                {
                    text.Append('\uFFFD');
                }

                written = written[(found + 1)..];
                continue;
            }

            var length = AppendReference(text, written[found..], inAttribute);
            if (length == 0)
            {
                text.Append('&');
                length = 1;
            }

            written = written[(found + length)..];
        }

        return text.Append(written).ToString();
    }

    /// <summary>Writes the character that a reference stands for; gives the reference's length, 0 when it is none.</summary>
    static int AppendReference(StringBuilder to, ReadOnlySpan<char> text, bool inAttribute) =>
        text.Length < 3 ? 0
        : text[1] == '#' ? AppendNumber(to, text)
        : char.IsAsciiLetterOrDigit(text[1]) ? AppendNamed(to, text, inAttribute)
        : 0;

    static int AppendNumber(StringBuilder to, ReadOnlySpan<char> text)
    {
        var isHex = text[2] is 'x' or 'X';
        var at = isHex ? 3 : 2;
        var begin = at;
        var code = 0;
        for (; at < text.Length && (isHex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])); at++)
        {
            code = Math.Min(MaxCodePoint + 1, (code * (isHex ? 16 : 10)) + (char.IsAsciiDigit(text[at]) ? text[at] - '0' : (text[at] | 0x20) - 'a' + 10));
        }

        if (at == begin)
        {
            return 0;
        }

        if (code is >= 0x80 and <= 0x9F)
        {
            code = CodePage1252[code - 0x80];
        }

        to.Append(code is not 0 && Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD");
        return at < text.Length && text[at] == ';' ? at + 1 : at;
    }

    static int AppendNamed(StringBuilder to, ReadOnlySpan<char> text, bool inAttribute)
    {
        var length = 1;
        while (length < text.Length && length <= LongestName && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        if (length < text.Length && text[length] == ';' && HtmlEntityProvider.Resolver.GetSymbol(text[1..(length + 1)].ToString()) is { } whole)
        {
            to.Append(whole);
            return length + 1;
        }

        // Old names are read without a semicolon, also where letters follow; in attributes only where none do.
        const int LongestOldName = 6;
        for (var end = Math.Min(length, LongestOldName + 1); end > 2; end--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(text[1..end].ToString()) is not { } symbol)
            {
                continue;
            }

            if (inAttribute && end < text.Length && (text[end] == '=' || char.IsAsciiLetterOrDigit(text[end])))
            {
                return 0;
            }

            to.Append(symbol);
            return end;
        }

        return 0;
    }
}
