using Scriban.Parsing;
using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Scriban.Diagnostics;

/// <summary>Says the parser's messages in plain words.</summary>
internal static class ParserMessages
{
    const int MaxRead = 200;

    static readonly (string Part, string Message)[] Known =
    [
        ("<end> statement was not found", "This block is not closed: an “end” is missing."),
        ("was not found", "This block is not closed: an “end” is missing."),
        ("without a corresponding beginning", "This “end” closes nothing: remove it, or open the block it should close."),
        ("Expecting 'in' word", "“for” needs the word “in”: {{ for item in list }}."),
        ("if/else combination within a for", "“else” cannot be used like this in a “for”."),
        ("else condition must be preceded", "This “else” belongs to no “if”, “case” or “for”."),
        ("must be preceded by another", "This “when” belongs to no “case”."),
        ("Only `when`/`else` are expected", "Only “when” and “else” are allowed directly in a “case”."),
        ("When is expecting at least one value", "“when” needs a value to compare with."),
        ("closing parenthesis", "A closing parenthesis is missing."),
        ("Expecting a closing `)`", "A closing parenthesis is missing."),
        ("instead of `}}`", "The expression is not complete before “}}”."),
        ("Expecting <expression> instead of", "A value is missing here, or a character is wrong."),
        ("Expecting <EOL>", "This does not belong here. Each {{ }} holds one statement, or several separated by “;”."),
        ("string not terminated", "A quote is missing: this text does not end."),
        ("end of file", "The text ends too early: a quote, a comment or “}}” is missing."),
        ("<EOF>", "The text ends too early: something is not closed."),
        ("depth limit",
            "The template is nested more than 100 levels deep here, or has a chain of “else if”, “|” or operators longer than that. "
                + "Split it up with variables or functions."),
        ("simple global or local variable before `:`", "A named value is written “name: value”."),
        ("Expecting a comma", "A comma is missing between the values in parentheses."),
        ("Expecting a colon", "A colon is missing between name and value: { name: value }."),
        ("dot operator is expected", "A name must follow the dot."),
        ("dot must be followed", "A name must follow the dot."),
        ("loop variable", "“for” has no such member. It has: index, index0, rindex, rindex0, first, last, even, odd, length, changed."),
        ("escape character", "This backslash combination is not known. Write “\\\\” for a backslash."),
        ("Expecting a variable", "The name of a variable is needed here."),
        ("Unexpected variable", "The name of a variable is needed here."),
        ("top level assignment", "Put an assignment in a tag of its own: {{ x = 5 }}."),
        ("block delegate $$", "Put “$$” in a tag of its own: {{ $$ }}."),
        ("parameter", "The parameters of a function are names, optional ones last: func box(title, color = 'red')."),
        ("not closed on the same line", "An interpolated text must end on its line."),
        ("Unexpected token found", "This character or word does not belong here."),
        ("Invalid token", "This character or word does not belong here."),
        ("Unexpected token", "This character or word does not belong here."),
    ];

    public static void AddTo(DiagnosticReport report, IEnumerable<LogMessage> messages)
    {
        foreach (var message in messages.Take(MaxRead))
        {
            if (message.Type == ParserMessageType.Error)
            {
                report.Error("syntax", Words(message.Message ?? ""), message.Span);
            }
            else
            {
                report.Warning("syntax", Words(message.Message ?? ""), message.Span);
            }
        }
    }

    static string Words(string message)
    {
        foreach (var (part, words) in Known)
        {
            if (message.Contains(part, StringComparison.Ordinal))
            {
                return words;
            }
        }

        return "The template cannot be understood here.";
    }
}
