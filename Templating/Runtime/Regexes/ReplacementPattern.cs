using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Texts;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>What replaces a match: text with <c>$1</c>, <c>${name}</c>, <c>$0</c>, <c>$&amp;</c> and <c>$$</c>.</summary>
/// <remarks>.NET's own replacement also knows the whole text and what is before and after, and builds all of it before anyone can count.</remarks>
internal sealed class ReplacementPattern
{
    const int BytesOfPart = 64;

    readonly List<(string Text, bool IsGroup)> _parts = [];

    /// <param name="context">The run; pays for the parts.</param>
    /// <param name="pattern">The pattern.</param>
    public static ReplacementPattern Parse(GuardedContext context, string pattern)
    {
        context.ChargeAllocation((long)pattern.Length * BytesOfPart);
        var result = new ReplacementPattern();
        var literal = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            context.Charge(Work.Item);
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
                {
                    i++;
                }
            }
        }

        result._parts.Add((literal.ToString(), false));
        return result;
    }

    /// <summary>Appends what replaces a match. Groups that are empty cost as much as any.</summary>
    public void Append(GuardedText target, Match match)
    {
        foreach (var (text, isGroup) in _parts)
        {
            target.Append(isGroup ? match.Groups[text].ValueSpan : text);
        }
    }

    static (string Name, int Length)? NameAt(string pattern, int start)
    {
        if (start == pattern.Length)
        {
            return null;
        }

        if (pattern[start] == '&')
        {
            return ("0", 1);
        }

        var isBraced = pattern[start] == '{';
        var first = isBraced ? start + 1 : start;
        var end = first;
        while (end < pattern.Length && (isBraced ? char.IsLetterOrDigit(pattern[end]) || pattern[end] == '_' : char.IsAsciiDigit(pattern[end])))
        {
            end++;
        }

        if (end == first || (isBraced && (end == pattern.Length || pattern[end] != '}')))
        {
            return null;
        }

        var name = pattern[first..end];
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            name = number.ToString(CultureInfo.InvariantCulture);
        }

        return (name, end - start + (isBraced ? 1 : 0));
    }
}
