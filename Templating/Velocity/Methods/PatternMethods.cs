using System.Text.RegularExpressions;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Regexes;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's <c>String</c> that take a regular expression, on the engine that cannot backtrack.</summary>
internal static class PatternMethods
{
    public static object IsMatch(Invocation call, string pattern)
    {
        pattern = $"^(?:{pattern})\\z";
        var regex = RegexCache.Get(call.Run, call.Run.Here, pattern, "");
        try
        {
            return regex.IsMatch(call.Run, call.Run.Here, call.Self.Text);
        }
        finally
        {
            RegexCache.Release(pattern, "", regex);
        }
    }

    /// <summary>
    /// Java's <c>split</c>: empty parts at the end are left out when no limit is given, one at the beginning only if the match there is
    /// empty.
    /// </summary>
    public static object Split(Invocation call, string pattern, int limit)
    {
        var text = call.Self;
        var parts = new JavaList();
        var at = 0;
        foreach (var (start, length) in Separators(call, pattern))
        {
            if (limit > 0 && parts.Count == limit - 1)
            {
                break;
            }

            if (length == 0 && (start == 0 || start == text.Text.Length))
            {
                continue;
            }

            call.Run.Charge(Work.Item + start - at);
            parts.Add(text.Slice(at, start - at));
            at = start + length;
        }

        if (parts.Count == 0)
        {
            return new JavaList { call.Target };
        }

        parts.Add(text.Slice(at, text.Text.Length - at));
        while (limit == 0 && parts.Count > 0 && TaintedText.From(parts[^1])!.Text.Length == 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return parts;
    }

    public static object Replace(Invocation call, string pattern, TaintedText replacement, bool all)
    {
        var text = call.Self;
        var composer = new TaintedTextBuilder(call.Run);
        var at = 0;
        foreach (var match in Matches(call, pattern))
        {
            composer.Part(text, at, match.Index);
            Fill(call, composer, match, replacement);
            at = match.Index + match.Length;
            if (!all)
            {
                break;
            }
        }

        return composer.Part(text, at, null).ToValue();
    }

    /// <summary>Java's replacement: <c>$1</c> and <c>${name}</c> are groups, a backslash keeps the character after it.</summary>
    static void Fill(Invocation call, TaintedTextBuilder composer, Match match, TaintedText replacement)
    {
        var pattern = replacement.Text;
        for (var at = 0; at < pattern.Length;)
        {
            call.Run.Charge(Work.Item);
            var special = pattern.AsSpan(at).IndexOfAny('\\', '$');
            var end = special < 0 ? pattern.Length : at + special;
            composer.Part(replacement, at, end);
            at = end;
            if (at == pattern.Length)
            {
                return;
            }

            if (pattern[at] == '$')
            {
                var (name, length) = GroupAt(match, pattern, at + 1)
                    ?? throw call.Run.Failure(
                        "bad-replacement", "A “$” in a replacement needs the number of a group after it. Write “\\$” for a dollar sign.");
                if (match.Groups[name] is { Success: true } group)
                {
                    composer.Part(call.Self, group.Index, group.Index + group.Length);
                }

                call.Run.Charge((long)length * Work.Read);
                at += length + 1;
            }
            else
            {
                // A backslash at the very end stands for itself.
                at = Math.Min(at + 1, pattern.Length - 1);
                composer.Part(replacement, at, at + 1);
                at++;
            }
        }
    }

    static (string Name, int Length)? GroupAt(Match match, string pattern, int start)
    {
        if (start < pattern.Length && pattern[start] == '{' && pattern.IndexOf('}', start) is var close and > 0)
        {
            return match.Groups.ContainsKey(pattern[(start + 1)..close]) ? (pattern[(start + 1)..close], close + 1 - start) : null;
        }

        if (start == pattern.Length || !char.IsAsciiDigit(pattern[start]))
        {
            return null;
        }

        // More digits belong to the number as long as there is such a group.
        var length = 1;
        while (start + length < pattern.Length && char.IsAsciiDigit(pattern[start + length]) && match.Groups.ContainsKey(pattern.Substring(start, length + 1)))
        {
            length++;
        }

        return match.Groups.ContainsKey(pattern.Substring(start, length)) ? (pattern.Substring(start, length), length) : null;
    }

    static IEnumerable<(int Start, int Length)> Separators(Invocation call, string pattern) =>
        IsPlain(pattern) ? Plain(call, pattern[^1]) : Matches(call, pattern).Select(match => (match.Index, match.Length));

    /// <summary>Whether the pattern is one character, which needs no engine.</summary>
    static bool IsPlain(string pattern) =>
        pattern.Length == 1
            ? !".$|()[{^?*+\\".Contains(pattern[0], StringComparison.Ordinal)
            : pattern.Length == 2 && pattern[0] == '\\' && !char.IsLetterOrDigit(pattern[1]);

    static IEnumerable<(int Start, int Length)> Plain(Invocation call, char separator)
    {
        var text = call.Self.Text;
        for (var at = text.IndexOf(separator, StringComparison.Ordinal); at >= 0; at = text.IndexOf(separator, at + 1))
        {
            call.Run.Spend(call.Run.Here);
            yield return (at, 1);
        }
    }

    static IEnumerable<Match> Matches(Invocation call, string pattern)
    {
        var regex = RegexCache.Get(call.Run, call.Run.Here, pattern, "");
        try
        {
            foreach (var match in regex.Matches(call.Run, call.Run.Here, call.Self.Text))
            {
                yield return match;
            }
        }
        finally
        {
            RegexCache.Release(pattern, "", regex);
        }
    }
}
