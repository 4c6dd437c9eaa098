using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads calls of macros, <c>#name(…)</c> and <c>#@name(…)</c>. Whether there is such a macro shows when the template runs: until then a call is as good as text.</summary>
internal sealed class CallParser(Cursor cursor, ExpressionParser expressions)
{
    /// <summary>Text with more of what only resembles calls is style sheet or script; trying it all would take long.</summary>
    const int MaxFailures = 200;

    static readonly Block NoBody = new([]);

    int _failures;

    /// <summary>The call that begins here; null when it is text. The body is left to the caller: here it is empty, or null where none belongs.</summary>
    public Statement.Call? TryParse(bool withBody)
    {
        var start = cursor.At;
        cursor.At += withBody ? 2 : 1;
        var isBraced = cursor.TryTake('{');
        if (cursor.TakeName() is not { } name || (isBraced && !cursor.TryTake('}')) || _failures >= MaxFailures)
            return null;
        while (cursor.Current is ' ' or '\t')
            cursor.At++;
        if (!cursor.TryTake('('))
            return null;
        try
        {
            var arguments = Arguments();
            cursor.SkipRestOfLine();
            return new(cursor.Span(start), name, arguments, withBody ? NoBody : null, cursor.Text[start..cursor.At]);
        }
        catch (SyntaxFaultException)
        {
            _failures++;
            return null;
        }
    }

    ImmutableArray<Argument> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        SkipSeparators();
        while (!cursor.TryTake(')'))
        {
            var start = cursor.At;
            var value = Value();
            arguments.Add(new(value, cursor.Span(start), cursor.Text[start..cursor.At]));
            SkipSeparators();
        }

        return arguments.ToImmutable();
    }

    /// <summary>A value without operators: arguments stand side by side. A bare word is none.</summary>
    Expression? Value()
    {
        var start = cursor.At;
        if (Cursor.IsNameStart(cursor.Current) && cursor.TakeName() is not ("true" or "false"))
            return null;
        cursor.At = start;
        return expressions.Primary();
    }

    void SkipSeparators()
    {
        do
            cursor.SkipSpace();
        while (cursor.TryTake(','));
    }
}
