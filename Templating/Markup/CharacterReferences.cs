using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace UserMacro.Templating.Markup;

/// <summary>Reads character references in attribute values as browsers do, in text that comes piece by piece.</summary>
/// <remarks>
/// Of the 2 231 names of the HTML standard only those are known that stand for characters of ASCII: no other character ends a scheme, a
/// quote or a declaration, so that a name which stays as it is written leads nowhere.
/// </remarks>
internal static class CharacterReferences
{
    const int LongestName = 32;
    const int LongestNumber = 8;

    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Tab"] = "\t", ["NewLine"] = "\n", ["excl"] = "!", ["quot"] = "\"", ["QUOT"] = "\"", ["num"] = "#", ["dollar"] = "$",
        ["percnt"] = "%", ["amp"] = "&", ["AMP"] = "&", ["apos"] = "'", ["lpar"] = "(", ["rpar"] = ")", ["ast"] = "*", ["midast"] = "*",
        ["plus"] = "+", ["comma"] = ",", ["period"] = ".", ["sol"] = "/", ["colon"] = ":", ["semi"] = ";", ["lt"] = "<", ["LT"] = "<",
        ["nvlt"] = "<", ["equals"] = "=", ["bne"] = "=", ["gt"] = ">", ["GT"] = ">", ["nvgt"] = ">", ["quest"] = "?", ["commat"] = "@",
        ["lsqb"] = "[", ["lbrack"] = "[", ["bsol"] = "\\", ["rsqb"] = "]", ["rbrack"] = "]", ["Hat"] = "^", ["lowbar"] = "_",
        ["UnderBar"] = "_", ["grave"] = "`", ["DiacriticalGrave"] = "`", ["lcub"] = "{", ["lbrace"] = "{", ["verbar"] = "|", ["vert"] = "|",
        ["VerticalLine"] = "|", ["rcub"] = "}", ["rbrace"] = "}", ["fjlig"] = "fj", ["nbsp"] = "\u00a0", ["NonBreakingSpace"] = "\u00a0",
        ["shy"] = "\u00ad",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names that older pages write without a semicolon.</summary>
    static readonly FrozenSet<string> Legacy = FrozenSet.Create(StringComparer.Ordinal, "amp", "AMP", "lt", "LT", "gt", "GT", "quot", "QUOT", "nbsp", "shy");

    /// <summary>The text with its references read.</summary>
    /// <param name="open">The beginning of a reference that the text before ended with; afterwards, that of one which this text ends with.
    /// Null for none.</param>
    /// <param name="text">The text.</param>
    public static string Read(ref string? open, ReadOnlySpan<char> text)
    {
        if (open is null && !text.Contains('&'))
        {
            return text.ToString();
        }

        var source = string.Concat(open, text);
        open = null;
        var result = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length;)
        {
            if (source[at] != '&')
            {
                result.Append(source[at++]);
            }
            else if (at + 1 < source.Length && source[at + 1] == '#')
            {
                at = Number(source, at, result, ref open);
            }
            else
            {
                at = Name(source, at, result, ref open);
            }
        }

        return result.ToString();
    }

    static int Number(string source, int start, StringBuilder result, ref string? open)
    {
        var at = start + 2;
        var isHex = at < source.Length && source[at] is 'x' or 'X';
        if (isHex)
        {
            at++;
        }

        var digits = at;
        while (at < source.Length && (isHex ? char.IsAsciiHexDigit(source[at]) : char.IsAsciiDigit(source[at])))
        {
            at++;
        }

        // Leading zeros mean nothing, and more digits than these no character.
        var number = source[digits..at].TrimStart('0');
        number = number.Length > LongestNumber ? number[..LongestNumber] : number;
        if (at == source.Length)
        {
            open = source[start..digits] + (at > digits ? "0" : "") + number;
            return at;
        }

        if (at == digits)
        {
            result.Append(source, start, at - start);
            return at;
        }

        result.Append(Character(
            number.Length == 0 ? 0 : long.Parse(number, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture)));
        return source[at] == ';' ? at + 1 : at;
    }

    static int Name(string source, int start, StringBuilder result, ref string? open)
    {
        var at = start + 1;
        while (at < source.Length && at - start <= LongestName && char.IsAsciiLetterOrDigit(source[at]))
        {
            at++;
        }

        if (at == source.Length)
        {
            open = source[start..];
            return at;
        }

        var name = source[(start + 1)..at];
        if (source[at] == ';' && Names.TryGetValue(name, out var text))
        {
            result.Append(text);
            return at + 1;
        }

        if (Legacy.Contains(name) && source[at] != '=' && !char.IsAsciiLetterOrDigit(source[at]))
        {
            result.Append(Names[name]);
        }
        else
        {
            result.Append(source, start, at - start);
        }

        return at;
    }

    static string Character(long code) =>
        code is > 0 and <= 0x10ffff and not (>= 0xd800 and <= 0xdfff) ? char.ConvertFromUtf32((int)code) : "\ufffd";
}
