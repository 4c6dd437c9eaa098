using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads expressions. Chains of operators are read in a loop, however long they are; only what is in brackets is read by recursion.</summary>
internal sealed class ExpressionParser
{
    readonly Cursor _cursor;
    readonly ParsedParts _parts;
    readonly LiteralParser _literals;

    public ExpressionParser(Cursor cursor, ParsedParts parts, Func<string, TextSpan, Block> interpolate)
    {
        _cursor = cursor;
        _parts = parts;
        References = new(cursor, parts, this);
        _literals = new(cursor, parts, this, interpolate);
    }

    public ReferenceParser References { get; }

    public Expression Parse()
    {
        _parts.Nesting.Enter(_cursor, _cursor.At);
        var expression = (_parts.TakesWords ? TryWord() : null) ?? Chains();
        _parts.Nesting.Leave();
        return expression;
    }

    /// <summary>A reference or a literal.</summary>
    public Expression Primary()
    {
        _parts.Budget.Charge();
        return References.TryParse() ?? _literals.Parse();
    }

    Expression.Constant? TryWord()
    {
        _cursor.SkipSpace();
        var start = _cursor.At;
        if (_cursor.WordAt(0) is not { Length: > 0 } word || word is "true" or "false")
        {
            return null;
        }

        var ahead = word.Length;
        while (_cursor.Peek(ahead) is ' ' or '\t' or '\r' or '\n')
        {
            ahead++;
        }

        if (_cursor.Peek(ahead) is not (',' or ')' or ']' or '}' or ':'))
        {
            return null;
        }

        _cursor.At += word.Length;
        return new(_cursor.Span(start), Value: null);
    }

    Expression Chains()
    {
        _cursor.SkipSpace();
        var start = _cursor.At;
        var value = Unary();
        var end = _cursor.At;
        if (OperatorReader.TryTake(_cursor) is not { } first)
        {
            return value;
        }

        var chains = new OpenChains(_cursor);
        for (Operator? next = first; next is { } found; next = OperatorReader.TryTake(_cursor))
        {
            chains.Add(start, end, value, found);
            _cursor.SkipSpace();
            start = _cursor.At;
            value = Unary();
            end = _cursor.At;
        }

        return chains.Close(end, value);
    }

    Expression Unary()
    {
        _cursor.SkipSpace();
        var start = _cursor.At;
        var count = 0;
        while (TakeNot())
        {
            count++;
            _cursor.SkipSpace();
        }

        var operand = Operand();
        if (count == 0)
        {
            return operand;
        }

        // Two take each other back, only that what comes out is a truth value.
        var negation = new Expression.Not(_cursor.Span(start), operand);
        return count % 2 == 1 ? negation : new Expression.Not(negation.Span, negation);
    }

    bool TakeNot()
    {
        _parts.Budget.Charge();
        var length = _cursor.Current == '!' && _cursor.Peek(1) != '=' ? 1 : _cursor.Sees("not") && !Cursor.IsNamePart(_cursor.Peek(3)) ? 3 : 0;
        _cursor.At += length;
        return length > 0;
    }

    Expression Operand()
    {
        var start = _cursor.At;
        if (!_cursor.TryTake('('))
        {
            return Primary();
        }

        var inner = Parse();
        _cursor.SkipSpace();
        return _cursor.TryTake(')') ? inner : throw _cursor.Fault(start, "A closing parenthesis is missing.");
    }
}
