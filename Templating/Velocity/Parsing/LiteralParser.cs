using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads numbers, words, texts, lists, ranges and maps.</summary>
/// <param name="cursor">The place.</param>
/// <param name="parts">The limits of the template.</param>
/// <param name="expressions">Reads what is in lists and maps.</param>
/// <param name="interpolate">Reads a text in double quotes as the template it is.</param>
internal sealed class LiteralParser(Cursor cursor, ParsedParts parts, ExpressionParser expressions, Func<string, TextSpan, Block> interpolate)
{
    public Expression Parse()
    {
        var start = cursor.At;
        return cursor.Current switch
        {
            '"' or '\'' => Text(start),
            '[' => List(start),
            '{' => Map(start),
            '-' when char.IsAsciiDigit(cursor.Peek(1)) => Number(start),
            _ when char.IsAsciiDigit(cursor.Current) => Number(start),
            '-' => throw cursor.Fault(start, "A minus sign in front of a reference is not known here. Write “0 - $x”."),
            '#' => throw cursor.Fault(start, "A directive is not allowed inside an expression."),
            _ => Word(start),
        };
    }

    Expression.Constant Word(int start)
    {
        object? value = cursor.TakeName() switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            null when cursor.IsAtEnd => throw cursor.Fault(start, "The template ends where a value should be: a parenthesis or a quote is not closed."),
            null => throw cursor.Fault(start, $"A value is missing here, or “{cursor.Current}” is wrong."),
            var name => throw cursor.Fault(start, $"“{SourceText.ExcerptOf(name)}” is not a value. A reference begins with “$”, a text has quotes around it."),
        };
        return new(cursor.Span(start), value);
    }

    Expression.Constant Number(int start)
    {
        _ = cursor.TryTake('-');
        Digits();
        if (cursor.Current == '.' && cursor.Peek(1) != '.' && !Cursor.IsNameStart(cursor.Peek(1)))
        {
            cursor.At++;
            Digits();
            Exponent();
            return new(cursor.Span(start), double.Parse(cursor.Text.AsSpan(start, cursor.At - start), NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        if (Exponent())
        {
            return new(cursor.Span(start), double.Parse(cursor.Text.AsSpan(start, cursor.At - start), NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        if (cursor.At - start > 400)
        {
            throw cursor.Fault(start, "This number is too long.");
        }

        var value = BigInteger.Parse(cursor.Text.AsSpan(start, cursor.At - start), NumberStyles.Integer, CultureInfo.InvariantCulture);
        return new(
            cursor.Span(start),
            value >= int.MinValue && value <= int.MaxValue
                ? (int)value
                : value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value);
    }

    bool Exponent()
    {
        var length = cursor.Peek(1) is '+' or '-' ? 2 : 1;
        if (cursor.Current is not ('e' or 'E') || !char.IsAsciiDigit(cursor.Peek(length)))
        {
            return false;
        }

        cursor.At += length;
        Digits();
        return true;
    }

    void Digits()
    {
        while (char.IsAsciiDigit(cursor.Current))
        {
            cursor.At++;
        }
    }

    /// <summary>A quote is doubled to appear in a text of its own kind. In double quotes there are references, directives, and <c>\u0041</c>.</summary>
    Expression Text(int start)
    {
        var quote = cursor.Current;
        var text = Quoted(start, quote);
        parts.Budget.ChargeText(cursor.At - start);
        var span = cursor.Span(start);
        if (quote == '\'')
        {
            return new Expression.Text(span, text);
        }

        var content = Unescape(text);
        if (content.AsSpan().IndexOfAny('$', '#') < 0)
        {
            return new Expression.Text(span, content);
        }

        parts.Nesting.Enter(cursor, start);
        var outer = parts.TakesWords;
        parts.TakesWords = false;
        var block = interpolate(content, span);
        parts.TakesWords = outer;
        parts.Nesting.Leave();
        return new Expression.Interpolation(span, block);
    }

    /// <summary>The text between two quotes.</summary>
    string Quoted(int start, char quote)
    {
        StringBuilder? doubled = null;
        cursor.At++;
        while (true)
        {
            var begin = cursor.At;
            var end = cursor.Text.IndexOf(quote, begin);
            if (end < 0)
            {
                throw cursor.Fault(start, "A quote is missing: this text does not end.");
            }

            cursor.At = end + 1;
            if (!cursor.TryTake(quote))
            {
                return doubled is null ? cursor.Text[begin..end] : doubled.Append(cursor.Text, begin, end - begin).ToString();
            }

            doubled = (doubled ?? new()).Append(cursor.Text, begin, end - begin + 1);
        }
    }

    static string Unescape(string text)
    {
        var next = text.IndexOf("\\u", StringComparison.Ordinal);
        if (next < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var taken = 0;
        for (; next >= 0; next = text.IndexOf("\\u", next + 2, StringComparison.Ordinal))
        {
            if (next + 6 > text.Length
                || !ushort.TryParse(text.AsSpan(next + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                continue;
            }

            result.Append(text, taken, next - taken).Append((char)code);
            taken = next + 6;
        }

        return result.Append(text, taken, text.Length - taken).ToString();
    }

    Expression List(int start)
    {
        var items = ImmutableArray.CreateBuilder<Expression>(1);
        cursor.At++;
        cursor.SkipLoneDollar(']');
        cursor.SkipSpace();
        while (!cursor.TryTake(']'))
        {
            if (items.Count > 0 && !cursor.TryTake(','))
            {
                throw cursor.Fault(start, "A comma or a closing bracket “]” is missing in this list.");
            }

            items.Add(expressions.Parse());
            cursor.SkipSpace();
            if (items.Count == 1 && cursor.Sees(".."))
            {
                return Range(start, items[0]);
            }
        }

        return new Expression.ListOf(cursor.Span(start), items.DrainToImmutable());
    }

    Expression.RangeOf Range(int start, Expression from)
    {
        cursor.At += 2;
        var to = expressions.Parse();
        cursor.SkipSpace();
        return cursor.TryTake(']') ? new(cursor.Span(start), from, to) : throw cursor.Fault(start, "A closing bracket “]” is missing after this range.");
    }

    Expression.MapOf Map(int start)
    {
        var entries = ImmutableArray.CreateBuilder<(Expression Key, Expression Value)>(1);
        cursor.At++;
        cursor.SkipSpace();
        while (!cursor.TryTake('}'))
        {
            if (entries.Count > 0 && !cursor.TryTake(','))
            {
                throw cursor.Fault(start, "A comma or a closing brace “}” is missing in this map.");
            }

            var key = expressions.Parse();
            cursor.SkipSpace();
            if (!cursor.TryTake(':'))
            {
                throw cursor.Fault(cursor.At, "A colon is missing between key and value of this map.");
            }

            entries.Add((key, expressions.Parse()));
            cursor.SkipSpace();
        }

        return new(cursor.Span(start), entries.DrainToImmutable());
    }
}
