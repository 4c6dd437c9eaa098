using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads the values in the parentheses after the name of a method.</summary>
internal sealed class ArgumentListParser(Cursor cursor, ParsedParts parts, ExpressionParser expressions)
{
    /// <summary>The values of a method that must be one.</summary>
    /// <param name="name">The method.</param>
    public ImmutableArray<Expression>? Parse(string name) => Read(name, out var fault) ?? throw fault!;

    /// <summary>The values; null, and nothing taken, when the parenthesis is text: <c>$x.each(function() {</c> is script.</summary>
    /// <param name="name">The method.</param>
    public ImmutableArray<Expression>? TryParse(string name)
    {
        if (parts.TextBrackets.Contains(cursor))
        {
            return null;
        }

        var (open, mark) = (cursor.At, parts.Mark());
        try
        {
            if (Read(name, out _) is { } values)
            {
                return values;
            }
        }
        catch (SyntaxFaultException exception) when (exception is not NestingFaultException)
        {
            parts.TextBrackets.ChargeFailure();
        }

        cursor.At = open;
        parts.ReturnToText(mark);
        parts.TextBrackets.Add(cursor);
        return null;
    }

    ImmutableArray<Expression>? Read(string name, out SyntaxFaultException? fault)
    {
        fault = null;
        var arguments = ImmutableArray.CreateBuilder<Expression>(1);
        var outer = parts.TakesWords;
        parts.TakesWords = true;
        cursor.At++;
        cursor.SkipLoneDollar(')');
        cursor.SkipSpace();
        while (!cursor.TryTake(')'))
        {
            if (arguments.Count > 0 && !cursor.TryTake(','))
            {
                fault = cursor.Fault(
                    cursor.At,
                    $"A comma or a closing parenthesis is missing in the values for “{SourceText.ExcerptOf(name)}(…)”. If this is "
                        + "script and not a reference, put #[[ and ]]# around it.");
                break;
            }

            arguments.Add(expressions.Parse());
            cursor.SkipSpace();
        }

        parts.TakesWords = outer;
        return fault is null ? arguments.DrainToImmutable() : null;
    }
}
