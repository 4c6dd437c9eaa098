using System.Globalization;
using System.Runtime.CompilerServices;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>
/// How deep the parser is: blocks, parentheses, lists, maps, indexes, arguments and texts in double quotes all count, whichever nests in
/// which.
/// </summary>
/// <remarks>What is parsed within this depth is also analysed, compiled and run by recursion; chains of operators and of members are loops
/// and cost no depth.</remarks>
internal sealed class Nesting
{
    /// <summary>A deeper nesting than anybody writes, and far from the end of a thread's stack of 1 MB.</summary>
    public const int MaxDepth = 250;

    /// <summary>Levels so far.</summary>
    public int Depth { get; private set; }

    /// <summary>Goes one level down.</summary>
    /// <param name="cursor">The place.</param>
    /// <param name="start">Where what nests begins.</param>
    /// <exception cref="NestingFaultException">There are too many levels.</exception>
    public void Enter(Cursor cursor, int start)
    {
        if (Depth >= MaxDepth)
        {
            throw new NestingFaultException(
                cursor.Span(start, Math.Min(start + 1, cursor.Text.Length)),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Blocks, parentheses, lists and texts are nested {Depth + LevelsBehind(cursor.Text, cursor.At)} levels deep here; "
                        + $"the limit is {MaxDepth} levels. Split it up with #set or #macro."));
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new NestingFaultException(
                cursor.Span(start, Math.Min(start + 1, cursor.Text.Length)),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This is nested too deeply to be compiled, {Depth + 1} levels. Split it up with #set or #macro."));
        }

        Depth++;
    }

    /// <summary>Comes back up one level.</summary>
    public void Leave() => Depth--;

    /// <summary>Comes back up to a level, from a fault.</summary>
    public void ReturnTo(int depth) => Depth = depth;

    /// <summary>How many levels more there are from here on; counted by brackets and directives alone, as nothing is parsed any more.</summary>
    static int LevelsBehind(string text, int start)
    {
        var (depth, deepest) = (1, 1);
        for (var at = start; at < text.Length; at++)
        {
            depth += text[at] switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                '#' => Directive(text.AsSpan(at + 1)),
                _ => 0,
            };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    static int Directive(ReadOnlySpan<char> name)
    {
        if (name.StartsWith(DirectiveName.End, StringComparison.Ordinal))
        {
            return -1;
        }

        return name.StartsWith(DirectiveName.If, StringComparison.Ordinal)
            || name.StartsWith(DirectiveName.ForEach, StringComparison.Ordinal)
            || name.StartsWith(DirectiveName.Macro, StringComparison.Ordinal)
            || name.StartsWith(DirectiveName.Define, StringComparison.Ordinal)
            || name.StartsWith("@", StringComparison.Ordinal)
                ? 1
                : 0;
    }
}

/// <summary>A nesting that is too deep: it is never taken for text, and nothing after it is parsed.</summary>
internal sealed class NestingFaultException(TextSpan span, string message) : SyntaxFaultException(span, message);
