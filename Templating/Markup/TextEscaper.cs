using System.Buffers;
using System.Text;

namespace UserMacro.Templating.Markup;

/// <summary>Escapes text for the places it can be written to. A text without anything to escape comes back as it is.</summary>
internal static class TextEscaper
{
    const string Digits = "0123456789abcdef";

    const char Replacement = '\ufffd';

    static readonly SearchValues<char> InText = SearchValues.Create([.. "&<>\"'", .. Forbidden()]);
    static readonly SearchValues<char> InAttribute = SearchValues.Create([.. "&<>\"'\t\n\r", .. Forbidden()]);
    static readonly SearchValues<char> InCharacterData = SearchValues.Create([.. Forbidden()]);

    /// <summary>For text between tags, HTML and XML.</summary>
    public static string Text(string value) => Escape(value, InText);

    /// <summary>For an attribute value in either kind of quote.</summary>
    public static string Attribute(string value) => Escape(value, InAttribute);

    /// <summary>For a CDATA section: the value can neither end it nor help literal text around it to do so.</summary>
    /// <param name="value">The value.</param>
    /// <param name="afterBracket">Whether the section's last character so far is a closing bracket.</param>
    public static string CharacterData(string value, bool afterBracket)
    {
        const string Split = "]]><![CDATA[";
        var result = new StringBuilder(value.Length + Split.Length);
        if (afterBracket)
            result.Append(Split);
        result.Append(Replaced(value)).Replace("]]>", "]]" + Split + ">", afterBracket ? Split.Length : 0, result.Length - (afterBracket ? Split.Length : 0));
        if (value.EndsWith(']'))
            result.Append(Split);
        return result.ToString();
    }

    /// <summary>For the inside of a JavaScript string: only letters and digits of ASCII stay, so that nothing happens even where it is no string.</summary>
    public static string ScriptString(string value)
    {
        var result = new StringBuilder(value.Length + 16);
        foreach (var c in value)
        {
            if (char.IsAsciiLetterOrDigit(c))
                result.Append(c);
            else
                result.Append("\\u").Append(Digits[c >> 12]).Append(Digits[(c >> 8) & 15]).Append(Digits[(c >> 4) & 15]).Append(Digits[c & 15]);
        }

        return result.ToString();
    }

    static string Escape(string value, SearchValues<char> special)
    {
        var next = value.AsSpan().IndexOfAny(special);
        if (next < 0)
            return value;
        var result = new StringBuilder(value.Length + 32);
        var rest = value.AsSpan();
        while (next >= 0)
        {
            result.Append(rest[..next]);
            var isPair = next + 1 < rest.Length && char.IsSurrogatePair(rest[next], rest[next + 1]);
            if (isPair)
                result.Append(rest.Slice(next, 2));
            else
                result.Append(Entity(rest[next]));
            rest = rest[(next + (isPair ? 2 : 1))..];
            next = rest.IndexOfAny(special);
        }

        return result.Append(rest).ToString();
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
        _ => "\ufffd",
    };

    static string Replaced(string value)
    {
        if (value.AsSpan().IndexOfAny(InCharacterData) < 0)
            return value;
        var result = new StringBuilder(value);
        for (var i = 0; i < result.Length; i++)
        {
            if (i + 1 < result.Length && char.IsSurrogatePair(result[i], result[i + 1]))
                i++;
            else if (InCharacterData.Contains(result[i]))
                result[i] = Replacement;
        }

        return result.ToString();
    }

    /// <summary>Characters that XML forbids; surrogates are checked in pairs.</summary>
    static IEnumerable<char> Forbidden() =>
        Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r'))
            .Concat(Enumerable.Range(0xd800, 0x800).Select(c => (char)c))
            .Concat(['\ufffe', '\uffff']);
}
