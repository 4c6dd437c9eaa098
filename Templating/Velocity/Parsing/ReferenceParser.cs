using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads references: <c>$x</c>, <c>$!x</c>, <c>${x}</c>, <c>$!{x.y(1)[2]}</c>.</summary>
internal sealed class ReferenceParser(Cursor cursor, ParsedParts parts, ExpressionParser expressions)
{
    /// <summary>Text with more brackets than this after references is no template any more; trying them all would take long.</summary>
    const int MaxFailures = 50;

    /// <summary>The reference that begins at the dollar sign here; null when the dollar sign is text.</summary>
    public Expression.Reference? TryParse()
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

        var path = Path(isBraced);
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

    ImmutableArray<Access> Path(bool isBraced)
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
                Add(Member(start, cursor.TakeName()!));
            }
            else if (cursor.Current == '[' && parts.FailedIndexes < MaxFailures && Index(start, isBraced) is { } index)
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

    Access Member(int start, string name)
    {
        if (cursor.Current != '(' || !BeginsArguments())
        {
            return new Access.Property(cursor.Span(start), name);
        }

        cursor.At++;
        var arguments = ImmutableArray.CreateBuilder<Expression>(1);
        cursor.SkipSpace();
        while (!cursor.TryTake(')'))
        {
            if (arguments.Count > 0 && !cursor.TryTake(','))
            {
                throw cursor.Fault(
                    cursor.At,
                    $"A comma or a closing parenthesis is missing in the values for “{SourceText.ExcerptOf(name)}(…)”. If this is "
                        + "script and not a reference, put #[[ and ]]# around it.");
            }

            arguments.Add(expressions.Parse());
            cursor.SkipSpace();
        }

        return new Access.Method(cursor.Span(start), name, arguments.DrainToImmutable());
    }

    /// <summary>Whether the parenthesis here can hold values. Otherwise it is text: <c>$x.each(function() {</c> is script.</summary>
    bool BeginsArguments()
    {
        var ahead = 1;
        while (cursor.Peek(ahead) is ' ' or '\t' or '\r' or '\n')
        {
            ahead++;
        }

        var first = cursor.Peek(ahead);
        return first is '$' or '"' or '\'' or '[' or '{' or '-' or '!' or '(' or ')' || char.IsAsciiDigit(first)
            || Word(ahead) is "true" or "false" or "null" or "not";
    }

    ReadOnlySpan<char> Word(int ahead)
    {
        var rest = cursor.Text.AsSpan(Math.Min(cursor.At + ahead, cursor.Text.Length));
        var length = 0;
        while (length < rest.Length && Cursor.IsNamePart(rest[length]))
        {
            length++;
        }

        return rest[..length];
    }

    /// <summary>An index; null when the bracket is text.</summary>
    Access.Index? Index(int start, bool isBraced)
    {
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
            parts.FailedIndexes++;
            parts.ReturnTo(mark);
            return null;
        }
    }
}
