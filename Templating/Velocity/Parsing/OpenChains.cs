using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>The chains of operators that the parser is in: at most one of each precedence, the loosest on the outside.</summary>
internal sealed class OpenChains(Cursor cursor)
{
    readonly OpenChain?[] _open = new OpenChain?[OperatorReader.Precedences];

    /// <summary>Adds a value and the operator after it: chains that bind more tightly end with the value.</summary>
    /// <param name="start">Where the value begins.</param>
    /// <param name="end">Where it ends, parentheses included.</param>
    /// <param name="value">The value.</param>
    /// <param name="next">The operator; the cursor is after it.</param>
    public void Add(int start, int end, Expression value, Operator next)
    {
        var precedence = OperatorReader.PrecedenceOf(next);
        (start, value) = Closed(start, end, value, precedence + 1);
        if (_open[precedence] is { } chain)
        {
            chain.Add(end, value, cursor);
        }
        else
        {
            _open[precedence] = chain = new(start, value);
        }

        chain.Next = next;
    }

    /// <summary>Ends all chains with the last value.</summary>
    public Expression Close(int end, Expression value) => Closed(end, end, value, 0).Value;

    (int Start, Expression Value) Closed(int start, int end, Expression value, int loosest)
    {
        for (var precedence = OperatorReader.Precedences - 1; precedence >= loosest; precedence--)
        {
            if (_open[precedence] is not { } chain)
            {
                continue;
            }

            chain.Add(end, value, cursor);
            (start, value) = (chain.Start, chain.ToExpression(end, cursor));
            _open[precedence] = null;
        }

        return (start, value);
    }

    sealed class OpenChain(int start, Expression first)
    {
        readonly ImmutableArray<Expression.Link>.Builder _links = ImmutableArray.CreateBuilder<Expression.Link>(1);

        public int Start => start;

        public Operator Next { get; set; }

        public void Add(int end, Expression operand, Cursor cursor) => _links.Add(new(cursor.Span(start, end), Next, operand));

        public Expression.Chain ToExpression(int end, Cursor cursor) => new(cursor.Span(start, end), first, _links.DrainToImmutable());
    }
}
