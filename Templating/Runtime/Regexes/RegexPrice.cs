using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>The cost of compiling a pattern to a regular expression.</summary>
/// <remarks>
/// .NET divides all characters into classes that the pattern tells apart. Time grows with the third power of their number and memory with the second:
/// a pattern of 495 different characters took 2.9 s and 387 MB.
/// </remarks>
internal static class RegexPrice
{
    /// <summary>Characters that a pattern may tell apart, each escape such as <c>\u4e00</c> or <c>\p{L}</c> counted as one.</summary>
    const int MaxCharacters = 120;

    const int WorkPerCube = 120;
    const int BytesPerSquare = 2500;
    const int WorkPerCharacter = 2000;

    /// <exception cref="TemplateFailureException">The pattern tells too many characters apart.</exception>
    public static void Charge(GuardedContext context, string pattern)
    {
        var different = Count(pattern);
        if (different > MaxCharacters)
        {
            throw new TemplateFailureException(
                context.Here,
                "regex-too-many-characters",
                $"A regular expression can name at most {MaxCharacters} different characters, and this one names {different}. Use "
                    + "ranges such as [a-z], or look for the words one after the other.");
        }

        context.ChargeUndivided((long)different * different * different * WorkPerCube + (long)pattern.Length * WorkPerCharacter);
        context.ChargeAllocation((long)different * different * BytesPerSquare);
    }

    static int Count(string pattern)
    {
        var characters = new HashSet<char>();
        var escapes = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            characters.Add(pattern[at]);
            if (pattern[at] == '\\' && ++at < pattern.Length && pattern[at] is 'u' or 'x' or 'c' or 'p' or 'P' or (>= '0' and <= '9'))
            {
                escapes++;
            }
        }

        return characters.Count + escapes;
    }
}
