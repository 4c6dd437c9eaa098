using System.Buffers;
using System.Globalization;
using System.Text;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html;

/// <summary>
/// The declarations of a <c>style</c> attribute that may stay: known properties whose values are words, numbers, strings, colours, and
/// calls of known functions. Reads each character once. A declaration that needs more thought than that is left out.
/// </summary>
internal sealed class StyleAttribute(CleanAddress addresses, HtmlLimits limits)
{
    const int MaxDepth = 16;

    static readonly SearchValues<char> EndOfAddress = SearchValues.Create(" \t\n)\"'(");
    static readonly SearchValues<char> NotInAddress = SearchValues.Create("\"'()\\<> ");

    readonly StringBuilder _value = new();

    /// <summary>How many declarations there were, when these are too many; null otherwise.</summary>
    public int? TooMany { get; private set; }

    /// <summary>The allowed part; empty when there is none.</summary>
    public string Clean(string style)
    {
        if (!style.Contains(':', StringComparison.Ordinal))
        {
            return "";
        }

        var text = WithLineFeeds(style).AsSpan();
        if (text.Contains('\\') || text.Contains("/*", StringComparison.Ordinal))
        {
            text = Unescape(text);
        }

        var kept = new StringBuilder(text.Length);
        var count = 0;
        while (!text.IsEmpty)
        {
            var end = EndOfDeclaration(text);
            count++;
            Append(kept, text[..end]);
            text = text[Math.Min(end + 1, text.Length)..];
        }

        if (count > limits.Declarations)
        {
            TooMany = count;
        }

        return kept.ToString();
    }

    /// <summary>With line breaks as CSS takes them before all else: each of them ends a string.</summary>
    static string WithLineFeeds(string style) => style.AsSpan().ContainsAny('\r', '\f')
        ? style.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', '\n')
        : style;

    void Append(StringBuilder kept, ReadOnlySpan<char> declaration)
    {
        var colon = declaration.IndexOf(':');
        if (colon < 0)
        {
            return;
        }

        var property = HtmlElementKind.Lower(declaration[..colon].Trim());
        if (!CleanNames.Properties.Contains(property) || !TryRead(declaration[(colon + 1)..].Trim()))
        {
            return;
        }

        kept.Append(kept.Length > 0 ? "; " : "").Append(property).Append(": ").Append(_value);
    }

    /// <summary>
    /// Without comments and escapes. An escape of a letter or digit becomes it; any other becomes a character that no value may hold, so
    /// that nothing is hidden behind one.
    /// </summary>
    static string Unescape(ReadOnlySpan<char> text)
    {
        const char Forbidden = '<';
        var plain = new StringBuilder(text.Length);
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\\')
            {
                var (rune, length) = ReadEscape(text[(at + 1)..]);
                plain.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or ' ' ? rune.ToString() : Forbidden.ToString());
                at += length;
            }
            else if (quote == '\0' && text[at..].StartsWith("/*", StringComparison.Ordinal))
            {
                var length = text[(at + 2)..].IndexOf("*/", StringComparison.Ordinal);
                plain.Append(' ');
                at = length < 0 ? text.Length : at + length + 3;
            }
            else
            {
                quote = letter == quote || letter == '\n' ? '\0' : quote == '\0' && letter is '"' or '\'' ? letter : quote;
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }

    static (Rune Rune, int Length) ReadEscape(ReadOnlySpan<char> text)
    {
        const int MaxDigits = 6;
        var digits = 0;
        while (digits < MaxDigits && digits < text.Length && char.IsAsciiHexDigit(text[digits]))
        {
            digits++;
        }

        if (digits > 0)
        {
            var code = int.Parse(text[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return (Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar, digits < text.Length && HtmlText.IsSpace(text[digits]) ? digits + 1 : digits);
        }

        return Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done
            ? (rune, length)
            : (Rune.ReplacementChar, Math.Min(1, text.Length));
    }

    /// <summary>Where the next semicolon outside quotes and brackets is, or the end.</summary>
    static int EndOfDeclaration(ReadOnlySpan<char> text)
    {
        var (depth, quote) = (0, '\0');
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quote != '\0')
            {
                quote = letter == quote || letter == '\n' ? '\0' : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter is '(' or '[' or '{')
            {
                depth++;
            }
            else if (letter is ')' or ']' or '}')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (letter == ';' && depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>Reads a value into <see cref="_value"/>; false for one that may not stay.</summary>
    bool TryRead(ReadOnlySpan<char> text)
    {
        _value.Clear();
        var depth = 0;
        for (var at = 0; at < text.Length;)
        {
            var letter = text[at];
            if (letter is '"' or '\'')
            {
                var length = LengthOfString(text[at..]);
                if (length < 0)
                {
                    return false;
                }

                _value.Append(text.Slice(at, length));
                at += length;
            }
            else if (IsNamePart(letter))
            {
                var length = LengthOfName(text[at..]);
                var name = text.Slice(at, length);
                at += length;
                if (at == text.Length || text[at] != '(')
                {
                    _value.Append(name);
                    continue;
                }

                var function = HtmlElementKind.Lower(name);
                if (!CleanNames.Functions.Contains(function))
                {
                    return false;
                }

                if (function is "url")
                {
                    var end = AppendAddress(text[(at + 1)..]);
                    if (end < 0)
                    {
                        return false;
                    }

                    at += 1 + end;
                    continue;
                }

                _value.Append(name).Append('(');
                at++;
                if (++depth > MaxDepth)
                {
                    return false;
                }
            }
            else if (letter is '(' or ')')
            {
                depth += letter == '(' ? 1 : -1;
                if (depth is < 0 or > MaxDepth)
                {
                    return false;
                }

                _value.Append(letter);
                at++;
            }
            else if (HtmlText.IsSpace(letter))
            {
                if (_value.Length > 0 && _value[^1] != ' ')
                {
                    _value.Append(' ');
                }

                at++;
            }
            else if (letter is ',' or '/' or '*' or '+' or '%' or '#' or '.' or '!' or '[' or ']' or '=')
            {
                _value.Append(letter);
                at++;
            }
            else
            {
                return false;
            }
        }

        return depth == 0 && _value.Length > 0;
    }

    /// <summary>Reads the address of a <c>url(</c> and what ends it; gives the length, -1 for one that may not stay.</summary>
    int AppendAddress(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && HtmlText.IsSpace(text[at]))
        {
            at++;
        }

        var isQuoted = at < text.Length && text[at] is '"' or '\'';
        var length = isQuoted ? LengthOfString(text[at..]) : text[at..].IndexOfAny(EndOfAddress);
        if (length < 0)
        {
            return -1;
        }

        var written = isQuoted ? text[(at + 1)..(at + length - 1)] : text.Slice(at, length);
        at += length;
        while (at < text.Length && HtmlText.IsSpace(text[at]))
        {
            at++;
        }

        if (at >= text.Length || text[at] != ')' || addresses.Clean(written.ToString()) is not { } address || address.AsSpan().ContainsAny(NotInAddress))
        {
            return -1;
        }

        _value.Append("url(\"").Append(address).Append("\")");
        return at + 1;
    }

    /// <summary>The length of a string with its quotes; -1 for one that is not closed in its line, or holds what no value may.</summary>
    static int LengthOfString(ReadOnlySpan<char> text)
    {
        var close = text[1..].IndexOf(text[0]);
        return close < 0 || text.Slice(1, close).ContainsAny("\n<>") ? -1 : close + 2;
    }

    static int LengthOfName(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsNamePart(text[length]))
        {
            length++;
        }

        return length;
    }

    static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' || letter >= '\u0080';
}
