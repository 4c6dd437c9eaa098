using System.Text;
using UserMacro.Templating.Velocity.Methods;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>Patterns of Java's <c>SimpleDateFormat</c>.</summary>
internal static class JavaDatePattern
{
    const int MaxLength = 200;

    /// <summary>The .NET pattern that writes the same.</summary>
    /// <exception cref="Runtime.Diagnostics.TemplateFailureException">The pattern is too long, or has a letter that is not known.</exception>
    public static string ToNet(Invocation call, string pattern)
    {
        if (pattern.Length > MaxLength)
            throw call.Run.Failure("bad-pattern", $"A date pattern has at most {MaxLength} characters.");
        var result = new StringBuilder();
        for (var at = 0; at < pattern.Length;)
        {
            if (pattern[at] == '\'')
            {
                at = Quoted(pattern, at, result);
            }
            else if (!char.IsAsciiLetter(pattern[at]))
            {
                result.Append('\\').Append(pattern[at++]);
            }
            else
            {
                var length = pattern.AsSpan(at).IndexOfAnyExcept(pattern[at]);
                length = length < 0 ? pattern.Length - at : length;
                result.Append(Field(pattern[at], length) ?? throw call.Run.Failure("bad-pattern", $"The letter “{pattern[at]}” of this date pattern is not known here. Known are y, M, d, H, h, m, s, S, E, a and z; put quotes around words."));
                at += length;
            }
        }

        // A pattern of one letter alone would be one of .NET's own formats.
        return result.Length == 1 ? "%" + result : result.ToString();
    }

    static string? Field(char letter, int length) => letter switch
    {
        'y' or 'Y' => length == 2 ? "yy" : "yyyy",
        'M' or 'L' or 'd' => new string(letter == 'L' ? 'M' : letter, Math.Min(length, letter == 'd' ? 2 : 4)),
        'H' or 'h' or 'm' or 's' => new string(letter, Math.Min(length, 2)),
        'k' => new string('H', Math.Min(length, 2)),
        'K' => new string('h', Math.Min(length, 2)),
        'S' => new string('f', Math.Min(length, 3)),
        'E' => length > 3 ? "dddd" : "ddd",
        'a' => "tt",
        'z' => "\\U\\T\\C",
        'Z' => "\\+\\0\\0\\0\\0",
        _ => null,
    };

    static int Quoted(string pattern, int at, StringBuilder result)
    {
        var end = pattern.IndexOf('\'', at + 1);
        if (end == at + 1)
            result.Append("\\'");
        foreach (var c in pattern.AsSpan(at + 1, (end < 0 ? pattern.Length : end) - at - 1))
            result.Append('\\').Append(c);
        return end < 0 ? pattern.Length : end + 1;
    }
}
