using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads references: <c>$x</c>, <c>$!x</c>, <c>${x}</c>, <c>$!{x.y(1)[2]}</c>.</summary>
internal sealed class ReferenceParser(Cursor cursor, ParsedParts parts, ExpressionParser expressions)
{
    readonly ArgumentListParser _arguments = new(cursor, parts, expressions);

    /// <summary>The reference that begins at the dollar sign here; null when the dollar sign is text.</summary>
    /// <param name="isAmongText">Whether what cannot be part of the reference may be text after it.</param>
    public Expression.Reference? TryParse(bool isAmongText = false)
    {
        var start = cursor.At;
        if (!cursor.TryTake('$'))
        {
            return null;
        }

        var isQuiet = cursor.TryTake('!');
        var isBraced = cursor.TryTake('{');
        if (cursor.TakeName() is not { } name)
        {
            cursor.At = start;
            return null;
        }

        var path = Path(isBraced, isAmongText && !isBraced);
        if (isBraced && !cursor.TryTake('}'))
        {
            throw cursor.Fault(start, $"“{cursor.Source(start).Excerpt()}” needs a closing brace “}}”.");
        }

        return new(cursor.Span(start), cursor.Source(start), isQuiet, isBraced, name, path);
    }

    /// <summary>The reference that must begin here.</summary>
    public Expression.Reference Parse(string otherwise)
    {
        var start = cursor.At;
        return TryParse() ?? throw cursor.Fault(start, otherwise);
    }

    ImmutableArray<Access> Path(bool isBraced, bool isAmongText)
    {
        // Most references have none.
        ImmutableArray<Access>.Builder? path = null;
        while (true)
        {
            var start = cursor.At;
            parts.Budget.Charge();
            if (cursor.Current == '.' && Cursor.IsNameStart(cursor.Peek(1)))
            {
                cursor.At++;
                Add(Member(start, cursor.TakeName()!, isAmongText));
            }
            else if (cursor.Current == '[' && Index(start, isBraced) is { } index)
            {
                Add(index);
            }
            else
            {
                return path?.DrainToImmutable() ?? [];
            }
        }

        void Add(Access access) => (path ??= ImmutableArray.CreateBuilder<Access>(1)).Add(access);
    }

    /// <summary>A property or a method. A parenthesis that holds no values is text, if the reference is among text: most script looks so.</summary>
    Access Member(int start, string name, bool isAmongText)
    {
        if (cursor.Current != '(')
        {
            return new Access.Property(cursor.Span(start), name);
        }

        var values = isAmongText ? _arguments.TryParse(name) : _arguments.Parse(name);
        return values is { } arguments ? new Access.Method(cursor.Span(start), name, arguments) : new Access.Property(cursor.Span(start), name);
    }

    /// <summary>An index; null when the bracket is text.</summary>
    Access.Index? Index(int start, bool isBraced)
    {
        // Script reads “$rows[i]”: only what Velocity takes for an index can be one.
        if (!isBraced && (parts.TextBrackets.Contains(cursor) || !BeginsValue()))
        {
            return null;
        }

        var mark = parts.Mark();
        try
        {
            cursor.At++;
            var at = expressions.Parse();
            cursor.SkipSpace();
            if (cursor.TryTake(']'))
            {
                return new(cursor.Span(start), at);
            }

            throw cursor.Fault(start, "A closing bracket “]” is missing.");
        }
        catch (SyntaxFaultException exception) when (!isBraced && exception is not NestingFaultException)
        {
            cursor.At = start;
            parts.ReturnToText(mark);
            parts.TextBrackets.ChargeFailure();
            parts.TextBrackets.Add(cursor);
            return null;
        }
    }

    bool BeginsValue()
    {
        var ahead = 1;
        while (cursor.Peek(ahead) is ' ' or '\t' or '\r' or '\n')
        {
            ahead++;
        }

        var first = cursor.Peek(ahead);
        return first is '$' or '"' or '\'' or '-' or '!' or '(' or '[' or '{' || char.IsAsciiDigit(first)
            || cursor.WordAt(ahead) is "true" or "false";
    }
}
