using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>
/// Reads calls of macros, <c>#name(…)</c> and <c>#@name(…)</c>. Whether there is such a macro shows when the template runs: until then a
/// call is as good as text.
/// </summary>
internal sealed class CallParser(Cursor cursor, ParsedParts parts, ExpressionParser expressions)
{
    /// <summary>Text with more of what only resembles calls is style sheet or script; trying it all would take long.</summary>
    const int MaxFailures = 200;

    static readonly Block NoBody = new([]);

    /// <summary>The call that begins here; null when it is text. The body is left to the caller: here it is empty, or null where none belongs.</summary>
    public Statement.Call? TryParse(bool withBody)
    {
        var start = cursor.At;
        cursor.At += withBody ? 2 : 1;
        var isBraced = cursor.TryTake('{');
        if (cursor.TakeName() is not { } name || (isBraced && !cursor.TryTake('}')) || parts.FailedCalls >= MaxFailures)
        {
            return null;
        }

        while (cursor.Current is ' ' or '\t')
        {
            cursor.At++;
        }

        if (!cursor.TryTake('('))
        {
            return null;
        }

        var mark = parts.Mark();
        try
        {
            var arguments = Arguments();
            cursor.SkipRestOfLine();
            return new(cursor.Span(start), name, arguments, withBody ? NoBody : null, cursor.Source(start));
        }
        catch (SyntaxFaultException exception) when (exception is not NestingFaultException)
        {
            parts.FailedCalls++;
            parts.ReturnToText(mark);
            return null;
        }
    }

    ImmutableArray<Argument> Arguments()
    {
        parts.Nesting.Enter(cursor, cursor.At - 1);
        var arguments = ImmutableArray.CreateBuilder<Argument>(1);
        SkipSeparators();
        while (!cursor.TryTake(')'))
        {
            var start = cursor.At;
            var value = Value();
            arguments.Add(new(value, cursor.Span(start), cursor.Source(start)));
            SkipSeparators();
        }

        parts.Nesting.Leave();
        return arguments.DrainToImmutable();
    }

    /// <summary>A value without operators: arguments follow each other. A bare word is none.</summary>
    Expression? Value()
    {
        var start = cursor.At;
        if (Cursor.IsNameStart(cursor.Current) && cursor.TakeName() is not ("true" or "false" or "null"))
        {
            return null;
        }

        cursor.At = start;
        return expressions.Primary();
    }

    void SkipSeparators()
    {
        do
        {
            cursor.SkipSpace();
        }
        while (cursor.TryTake(','));
    }
}
