using System.Buffers;
using System.Text;

namespace UserMacro.Templating.Markup;

/// <summary>Escapes text for the places it can be written to. A text without anything to escape comes back as it is.</summary>
internal static class TextEscaper
{
    /// <summary>Characters that are escaped without asking the meter: whoever escapes a text has charged for so many of it.</summary>
    public const int Piece = 16 * 1024;

    /// <summary>Characters that are copied in the time of one that is escaped.</summary>
    const int CopiesOfPiece = 16;

    const string Digits = "0123456789abcdef";

    const char Replacement = '\ufffd';

    static readonly SearchValues<char> InText = SearchValues.Create([.. "&<>\"'", .. Forbidden()]);
    static readonly SearchValues<char> InAttribute = SearchValues.Create([.. "&<>\"'\t\n\r", .. Forbidden()]);
    static readonly SearchValues<char> InUnquoted = SearchValues.Create([.. "&<>\"'=` \t\n\r\f", .. Forbidden()]);
    static readonly SearchValues<char> InComment = SearchValues.Create([.. "<>-", .. Forbidden()]);
    static readonly SearchValues<char> InCharacterData = SearchValues.Create([.. Forbidden()]);

    /// <summary>For text between tags, HTML and XML.</summary>
    public static string Text(string value, ITextMeter meter) => Escape(value, InText, meter);

    /// <summary>For an attribute value in either kind of quote.</summary>
    public static string Attribute(string value, ITextMeter meter) => Escape(value, InAttribute, meter);

    /// <summary>For an attribute value without quotes.</summary>
    public static string Unquoted(string value, ITextMeter meter) => Escape(value, InUnquoted, meter);

    /// <summary>For a comment: no two dashes stay together, nor one beside a dash of the author's.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isAfterDelimiter">Whether a dash precedes, or the beginning of the comment.</param>
    /// <param name="meter">Pays for the pieces.</param>
    public static string Comment(string value, bool isAfterDelimiter, ITextMeter meter)
    {
        if (value.AsSpan().IndexOfAny(InComment) < 0)
        {
            return value;
        }

        var result = new StringBuilder(value.Length + 16);
        var isAfterDash = isAfterDelimiter;
        for (var at = 0; at < value.Length;)
        {
            var rest = Next(value, ref at, meter);
            for (var dash = rest.IndexOf('-'); dash >= 0; dash = rest.IndexOf('-'))
            {
                Escape(result, rest[..dash], InComment);
                result.Append(isAfterDash && dash == 0 ? " -" : "-");
                isAfterDash = true;
                rest = rest[(dash + 1)..];
            }

            Escape(result, rest, InComment);
            isAfterDash &= rest.IsEmpty;
        }

        return Finished(isAfterDash ? result.Append(' ') : result, meter);
    }

    /// <summary>For a CDATA section: the value can neither end it nor help literal text around it to do so.</summary>
    /// <param name="value">The value.</param>
    /// <param name="afterBracket">Whether the section's last character so far is a closing bracket.</param>
    /// <param name="meter">Pays for the pieces.</param>
    public static string CharacterData(string value, bool afterBracket, ITextMeter meter)
    {
        const string Split = "]]><![CDATA[";
        const string End = "]]>";
        var result = new StringBuilder(value.Length + Split.Length);
        if (afterBracket)
        {
            result.Append(Split);
        }

        var isPlain = value.AsSpan().IndexOfAny(InCharacterData) < 0 && !value.Contains(End, StringComparison.Ordinal);
        for (var at = 0; at < value.Length;)
        {
            var piece = Next(value, ref at, meter);
            if (isPlain)
            {
                result.Append(piece);
                continue;
            }

            for (var index = 0; index < piece.Length; index++)
            {
                if (index + 1 < piece.Length && char.IsSurrogatePair(piece[index], piece[index + 1]))
                {
                    result.Append(piece[index++]).Append(piece[index]);
                }
                else if (piece[index] == '>' && value.AsSpan(0, at - piece.Length + index + 1).EndsWith(End, StringComparison.Ordinal))
                {
                    result.Append(Split).Append('>');
                }
                else
                {
                    result.Append(InCharacterData.Contains(piece[index]) ? Replacement : piece[index]);
                }
            }
        }

        if (value.EndsWith(']'))
        {
            result.Append(Split);
        }

        return Finished(result, meter);
    }

    /// <summary>For the inside of a JavaScript string: only letters and digits of ASCII stay, so that nothing happens even where it is no string.</summary>
    public static string ScriptString(string value, ITextMeter meter)
    {
        var result = new StringBuilder(value.Length + 16);
        for (var at = 0; at < value.Length;)
        {
            foreach (var c in Next(value, ref at, meter))
            {
                if (char.IsAsciiLetterOrDigit(c))
                {
                    result.Append(c);
                }
                else
                {
                    result.Append("\\u").Append(Digits[c >> 12]).Append(Digits[(c >> 8) & 15]).Append(Digits[(c >> 4) & 15]).Append(Digits[c & 15]);
                }
            }
        }

        return Finished(result, meter);
    }

    static string Escape(string value, SearchValues<char> special, ITextMeter meter)
    {
        if (value.AsSpan().IndexOfAny(special) < 0)
        {
            return value;
        }

        var result = new StringBuilder(value.Length + 32);
        for (var at = 0; at < value.Length;)
        {
            Escape(result, Next(value, ref at, meter), special);
        }

        return Finished(result, meter);
    }

    static void Escape(StringBuilder result, ReadOnlySpan<char> rest, SearchValues<char> special)
    {
        for (var next = rest.IndexOfAny(special); next >= 0; next = rest.IndexOfAny(special))
        {
            result.Append(rest[..next]);
            var isPair = next + 1 < rest.Length && char.IsSurrogatePair(rest[next], rest[next + 1]);
            if (isPair)
            {
                result.Append(rest.Slice(next, 2));
            }
            else
            {
                result.Append(Entity(rest[next]));
            }

            rest = rest[(next + (isPair ? 2 : 1))..];
        }

        result.Append(rest);
    }

    /// <summary>The next piece of a text, which ends between characters rather than within one.</summary>
    static ReadOnlySpan<char> Next(string value, ref int at, ITextMeter meter)
    {
        var start = at;
        at = Math.Min(value.Length, start + Piece);
        if (at < value.Length && char.IsSurrogatePair(value[at - 1], value[at]))
        {
            at++;
        }

        if (start > 0)
        {
            meter.Take(at - start);
        }

        return value.AsSpan(start, at - start);
    }

    /// <summary>What was escaped, as one text.</summary>
    static string Finished(StringBuilder result, ITextMeter meter)
    {
        if (result.Length > Piece)
        {
            meter.Take(result.Length / CopiesOfPiece);
        }

        return result.ToString();
    }

    static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        '\f' => "&#12;",
        ' ' => "&#32;",
        '=' => "&#61;",
        '`' => "&#96;",
        _ => "\ufffd",
    };

    /// <summary>Characters that XML forbids; surrogates are checked in pairs.</summary>
    static IEnumerable<char> Forbidden() =>
        Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r'))
            .Concat(Enumerable.Range(0xd800, 0x800).Select(c => (char)c))
            .Concat(['\ufffe', '\uffff']);
}
