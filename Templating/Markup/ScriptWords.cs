using System.Collections.Frozen;

namespace UserMacro.Templating.Markup;

/// <summary>Words of JavaScript, read character by character.</summary>
internal static class ScriptWords
{
    /// <summary>In place of a word: the point of a number.</summary>
    public const ulong Decimal = 1;

    static readonly FrozenSet<ulong> BeforeExpression = Words(
        "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "do", "else", "instanceof", "yield", "await");

    static readonly FrozenSet<ulong> BeforeName = Words("var", "let", "const", "function", "class");

    static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal, "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
        "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null",
        "package", "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void",
        "while", "with", "yield", "eval", "arguments");

    /// <summary>Whether the character can be in an identifier.</summary>
    public static bool IsPart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || (c > '\u007f' && !char.IsWhiteSpace(c) && c is not ('\u2028' or '\u2029' or '\ufeff'));

    /// <summary>The word with one more character.</summary>
    public static ulong Longer(ulong word, char c) => unchecked((word * 131) + c + 1);

    /// <summary>Whether a slash after the word begins a regular expression.</summary>
    public static bool IsBeforeExpression(ulong word) => BeforeExpression.Contains(word);

    /// <summary>Whether the word is followed by a name that is declared.</summary>
    public static bool IsBeforeName(ulong word) => BeforeName.Contains(word);

    /// <summary>A value as a part of an identifier: every character that cannot be one is an underscore.</summary>
    public static string Part(string value) =>
        string.Create(value.Length, value, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(text[i]) ? text[i] : '_';
            }
        });

    /// <summary>A value as a whole identifier.</summary>
    public static string Name(string value)
    {
        var name = Part(value);
        return name.Length == 0 || char.IsAsciiDigit(name[0]) || Reserved.Contains(name) ? "_" + name : name;
    }

    static FrozenSet<ulong> Words(params string[] words) => words.Select(word => word.Aggregate(0UL, Longer)).ToFrozenSet();
}
