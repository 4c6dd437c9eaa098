using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>A place in the text that is read, and what can be seen from there.</summary>
/// <param name="text">The text.</param>
/// <param name="whole">Where the text stands, when it is not the template itself but a text in it.</param>
internal sealed class Cursor(string text, TextSpan? whole)
{
    public string Text => text;

    public int At { get; set; }

    public bool IsAtEnd => At >= text.Length;

    /// <summary>The character here; none at the end.</summary>
    public char Current => Peek(0);

    public char Peek(int ahead) => At + ahead < text.Length ? text[At + ahead] : '\0';

    public bool Sees(string what) => string.CompareOrdinal(text, At, what, 0, what.Length) == 0;

    public bool TryTake(char c)
    {
        if (Current != c || IsAtEnd)
            return false;
        At++;
        return true;
    }

    public void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
            At++;
    }

    /// <summary>Spaces, tabs and the end of the line behind a directive belong to it.</summary>
    public void SkipRestOfLine()
    {
        var at = At;
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        if (at < text.Length && text[at] == '\r')
            At = at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
        else if (at < text.Length && text[at] == '\n')
            At = at + 1;
    }

    /// <summary>A name that begins here; null when none does.</summary>
    public string? TakeName()
    {
        if (!IsNameStart(Current))
            return null;
        var start = At;
        while (IsNamePart(Current))
            At++;
        return text[start..At];
    }

    /// <summary>The text from a place to here.</summary>
    public SourceText Source(int start) => new(text, start, At - start);

    public TextSpan Span(int start) => whole ?? new(start, At);

    public TextSpan Span(int start, int end) => whole ?? new(start, end);

    public SyntaxFaultException Fault(int start, string message) => new(whole ?? new(start, Math.Max(start + 1, At)), message);

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    /// <summary>A hyphen is a letter of names here, unlike in most languages.</summary>
    public static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
