using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads expressions, the loosest operators first.</summary>
internal sealed class ExpressionParser
{
    /// <summary>A deeper nesting than anybody writes, and far from the end of a thread's stack.</summary>
    const int MaxDepth = 100;

    static readonly (string Sign, string? Word, Operator Operator)[][] Levels =
    [
        [("||", "or", Operator.Or)],
        [("&&", "and", Operator.And)],
        [("==", "eq", Operator.Equal), ("!=", "ne", Operator.NotEqual)],
        [("<=", "le", Operator.LessOrEqual), (">=", "ge", Operator.GreaterOrEqual), ("<", "lt", Operator.Less), (">", "gt", Operator.Greater)],
        [("+", null, Operator.Add), ("-", null, Operator.Subtract)],
        [("*", null, Operator.Multiply), ("/", null, Operator.Divide), ("%", null, Operator.Remainder)],
    ];

    readonly Cursor _cursor;
    readonly LiteralParser _literals;
    int _depth;

    public ExpressionParser(Cursor cursor, Func<string, TextSpan, Block> interpolate)
    {
        _cursor = cursor;
        References = new(cursor, this);
        _literals = new(cursor, this, interpolate);
    }

    public ReferenceParser References { get; }

    public Expression Parse() => Deeper(() => Level(0));

    /// <summary>A reference or a literal.</summary>
    public Expression Primary() => References.TryParse() ?? _literals.Parse();

    Expression Level(int level)
    {
        if (level == Levels.Length)
            return Unary();
        _cursor.SkipSpace();
        var start = _cursor.At;
        var left = Level(level + 1);
        for (var length = 1; TakeOperator(level) is { } found; length++)
        {
            if (length > MaxDepth)
                throw _cursor.Fault(start, "This chain of operators is too long. Take it apart with #set.");
            var right = Level(level + 1);
            left = new Expression.Binary(_cursor.Span(start), found, left, right);
        }

        return left;
    }

    Operator? TakeOperator(int level)
    {
        var before = _cursor.At;
        _cursor.SkipSpace();
        foreach (var (sign, word, found) in Levels[level])
        {
            if (_cursor.Sees(sign))
            {
                _cursor.At += sign.Length;
                return found;
            }

            if (word is not null && _cursor.Sees(word) && !Cursor.IsNamePart(_cursor.Peek(word.Length)))
            {
                _cursor.At += word.Length;
                return found;
            }
        }

        _cursor.At = before;
        return null;
    }

    Expression Unary()
    {
        _cursor.SkipSpace();
        var start = _cursor.At;
        if ((_cursor.Current == '!' && _cursor.Peek(1) != '=') || (_cursor.Sees("not") && !Cursor.IsNamePart(_cursor.Peek(3))))
        {
            _cursor.At += _cursor.Current == '!' ? 1 : 3;
            var operand = Deeper(Unary);
            return new Expression.Not(_cursor.Span(start), operand);
        }

        if (!_cursor.TryTake('('))
            return Primary();
        var inner = Parse();
        _cursor.SkipSpace();
        return _cursor.TryTake(')') ? inner : throw _cursor.Fault(start, "A closing parenthesis is missing.");
    }

    Expression Deeper(Func<Expression> parse)
    {
        if (_depth == MaxDepth)
            throw _cursor.Fault(_cursor.At, "This is nested too deeply. Take it apart with #set.");
        _depth++;
        try
        {
            return parse();
        }
        finally
        {
            _depth--;
        }
    }
}
