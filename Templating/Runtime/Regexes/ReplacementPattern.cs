using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>What stands in place of a match: text with <c>$1</c>, <c>${name}</c>, <c>$0</c>, <c>$&amp;</c> and <c>$$</c>.</summary>
/// <remarks>.NET's own replacement also knows the whole text and what is before and after, and builds all of it before anyone can count.</remarks>
internal sealed class ReplacementPattern
{
    readonly List<(string Text, bool IsGroup)> _parts = [];

    public static ReplacementPattern Parse(string pattern)
    {
        var result = new ReplacementPattern();
        var literal = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '$' && NameAt(pattern, i + 1) is var (name, length))
            {
                result._parts.Add((literal.ToString(), false));
                result._parts.Add((name, true));
                literal.Clear();
                i += length;
            }
            else
            {
                literal.Append(pattern[i]);
                if (pattern[i] == '$' && i + 1 < pattern.Length && pattern[i + 1] == '$')
                    i++;
            }
        }

        result._parts.Add((literal.ToString(), false));
        return result;
    }

    public void Append(StringBuilder target, Match match, Action<int> checkLength)
    {
        foreach (var (text, isGroup) in _parts)
        {
            if (isGroup)
                target.Append(match.Groups[text].ValueSpan);
            else
                target.Append(text);
            checkLength(target.Length);
        }
    }

    static (string Name, int Length)? NameAt(string pattern, int start)
    {
        if (start == pattern.Length)
            return null;
        if (pattern[start] == '&')
            return ("0", 1);
        var isBraced = pattern[start] == '{';
        var first = isBraced ? start + 1 : start;
        var end = first;
        while (end < pattern.Length && (isBraced ? char.IsLetterOrDigit(pattern[end]) || pattern[end] == '_' : char.IsAsciiDigit(pattern[end])))
            end++;
        if (end == first || (isBraced && (end == pattern.Length || pattern[end] != '}')))
            return null;
        var name = pattern[first..end];
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            name = number.ToString(CultureInfo.InvariantCulture);
        return (name, end - start + (isBraced ? 1 : 0));
    }
}
