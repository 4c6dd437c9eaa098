using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>A place in the text that is read, and what can be seen from there.</summary>
internal sealed class Cursor
{
    // Templates repeat few names often: each is one string.
    readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Where the text is, when it is not the template itself but a text in it.</summary>
    TextSpan? _whole;

    /// <param name="text">The template.</param>
    public Cursor(string text) => Text = text;

    public string Text { get; private set; }

    public int At { get; set; }

    public bool IsAtEnd => At >= Text.Length;

    /// <summary>Whether a text in the template is read, and not the template itself.</summary>
    public bool IsWithinText => _whole is not null;

    /// <summary>The character here; none at the end.</summary>
    public char Current => Peek(0);

    /// <summary>Goes to the beginning of a text in the template.</summary>
    /// <returns>What to <see cref="Return"/> to after it.</returns>
    public (string Text, TextSpan? Whole, int At) Enter(string text, TextSpan span)
    {
        var outer = (Text, _whole, At);
        (Text, _whole, At) = (text, span, 0);
        return outer;
    }

    public void Return((string Text, TextSpan? Whole, int At) outer) => (Text, _whole, At) = outer;

    public char Peek(int ahead) => At + ahead < Text.Length ? Text[At + ahead] : '\0';

    public bool Sees(string what) => string.CompareOrdinal(Text, At, what, 0, what.Length) == 0;

    public bool TryTake(char c)
    {
        if (Current != c || IsAtEnd)
        {
            return false;
        }

        At++;
        return true;
    }

    public void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
        {
            At++;
        }
    }

    /// <summary>A dollar sign that is all there is between two brackets counts as nothing: <c>$x.on($)</c>.</summary>
    public void SkipLoneDollar(char close)
    {
        if (Current == '$' && Peek(1) == close)
        {
            At++;
        }
    }

    /// <summary>Spaces, tabs and the end of the line after a directive belong to it.</summary>
    public void SkipRestOfLine()
    {
        var (text, at) = (Text, At);
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at < text.Length && text[at] == '\r')
        {
            At = at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
        }
        else if (at < text.Length && text[at] == '\n')
        {
            At = at + 1;
        }
    }

    /// <summary>A name that begins here; null when none does.</summary>
    public string? TakeName()
    {
        if (!IsNameStart(Current))
        {
            return null;
        }

        var start = At;
        while (IsNamePart(Current))
        {
            At++;
        }

        if (_names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Text.AsSpan(start, At - start), out var known))
        {
            return known;
        }

        var name = Text[start..At];
        _names.Add(name);
        return name;
    }

    /// <summary>The name so many characters ahead; empty when none begins there.</summary>
    public ReadOnlySpan<char> WordAt(int ahead)
    {
        var rest = Text.AsSpan(Math.Min(At + ahead, Text.Length));
        var length = 0;
        while (length < rest.Length && (length == 0 ? IsNameStart(rest[0]) : IsNamePart(rest[length])))
        {
            length++;
        }

        return rest[..length];
    }

    /// <summary>The text from a place to here.</summary>
    public SourceText Source(int start) => new(Text, start, At - start);

    public TextSpan Span(int start) => _whole ?? new(start, At);

    public TextSpan Span(int start, int end) => _whole ?? new(start, end);

    public SyntaxFaultException Fault(int start, string message) => new(_whole ?? new(start, Math.Max(start + 1, At)), message);

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    /// <summary>A hyphen is a letter of names here, unlike in most languages.</summary>
    public static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
