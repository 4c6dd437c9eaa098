using System.Globalization;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>How large the automaton of a pattern is, about: its characters, each as often as it is repeated.</summary>
internal static class PatternSize
{
    const int Max = 100_000;

    public static int Of(string pattern)
    {
        var open = new Stack<int>();
        var (sum, last) = (0, 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '(':
                    open.Push(sum);
                    (sum, last) = (0, 0);
                    continue;
                case ')' when open.Count > 0:
                    last = sum;
                    sum = Math.Min(Max, open.Pop() + last);
                    continue;
                case '{' when Repeats(pattern, at) is > 1 and var times:
                    sum = (int)Math.Min(Max, sum + (times - 1L) * last);
                    continue;
                case '*' or '+' or '?' or '|' or '^' or '$':
                    continue;
                case '[':
                    at = EndOfClass(pattern, at);
                    break;
                case '\\':
                    at++;
                    break;
            }

            last = 1;
            sum++;
        }

        while (open.TryPop(out var outer))
        {
            sum = Math.Min(Max, sum + outer);
        }

        return sum;
    }

    /// <summary>The most repetitions of <c>{n}</c>, <c>{n,}</c> and <c>{n,m}</c>; 0 where this is none of them.</summary>
    static int Repeats(string pattern, int start)
    {
        var end = pattern.IndexOf('}', start);
        if (end < 0)
        {
            return 0;
        }

        var times = 0;
        foreach (var part in pattern.AsSpan(start + 1, end - start - 1).ToString().Split(','))
        {
            if (part.Length > 0 && !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out times))
            {
                return part.All(char.IsAsciiDigit) ? Max : 0;
            }
        }

        return times;
    }

    static int EndOfClass(string pattern, int start)
    {
        for (var at = start + 2; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
            {
                at++;
            }
            else if (pattern[at] == ']')
            {
                return at;
            }
        }

        return pattern.Length;
    }
}
