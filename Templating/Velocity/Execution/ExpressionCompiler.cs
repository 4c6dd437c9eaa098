using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Syntax;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Execution;

/// <summary>Compiles expressions.</summary>
internal sealed class ExpressionCompiler
{
    readonly SpotMap _spots;
    readonly string _source;
    readonly Func<Block, Execute> _blocks;

    /// <param name="slots">The template's variables.</param>
    /// <param name="spots">Its places.</param>
    /// <param name="source">Its text.</param>
    /// <param name="blocks">Compiles a block.</param>
    public ExpressionCompiler(Slots slots, SpotMap spots, string source, Func<Block, Execute> blocks)
    {
        _spots = spots;
        _source = source;
        _blocks = blocks;
        References = new(slots, spots, this);
    }

    public ReferenceCompiler References { get; }

    public Evaluate Compile(Expression expression)
    {
        switch (expression)
        {
            case Expression.Constant constant:
                return _ => constant.Value;
            case Expression.Text text:
                var authored = ComposedText.Authored(text.Value);
                return _ => authored;
            case Expression.Interpolation text:
                var content = _blocks(text.Content);
                return run => run.Compose(content);
            case Expression.ListOf list:
                return ListOf(list);
            case Expression.RangeOf range:
                return RangeOf(range);
            case Expression.MapOf map:
                return MapOf(map);
            case Expression.Reference reference:
                return References.Compile(reference);
            case Expression.Binary { Operator: >= Operator.Add } binary:
                return Arithmetic(binary);
            default:
                var test = Test(expression);
                return run => test(run);
        }
    }

    /// <summary>A condition: true are <c>true</c>, what comparisons find true, and every reference that has a value other than <c>false</c>. Literals and sums are not, and nothing in them is read.</summary>
    public Test Test(Expression expression)
    {
        switch (expression)
        {
            case Expression.Constant constant:
                return _ => constant.Value is true;
            case Expression.Reference reference:
                var value = References.Compile(reference);
                return run => value(run) is not (null or false);
            case Expression.Not not:
                var operand = Test(not.Operand);
                return run => !operand(run);
            case Expression.Binary { Operator: Operator.Or } or:
                var (first, second) = (Test(or.Left), Test(or.Right));
                return run => first(run) || second(run);
            case Expression.Binary { Operator: Operator.And } and:
                var (one, other) = (Test(and.Left), Test(and.Right));
                return run => one(run) && other(run);
            case Expression.Binary { Operator: < Operator.Add } comparison:
                return Comparison(comparison);
            default:
                return _ => false;
        }
    }

    Test Comparison(Expression.Binary binary)
    {
        var (left, right) = (Compile(binary.Left), Compile(binary.Right));
        var spot = _spots.At(binary.Span);
        return binary.Operator switch
        {
            Operator.Equal => run => AreEqual(run, spot, left, right),
            Operator.NotEqual => run => !AreEqual(run, spot, left, right),
            Operator.Less => run => Compare(run, spot, left, right) < 0,
            Operator.LessOrEqual => run => Compare(run, spot, left, right) <= 0,
            Operator.Greater => run => Compare(run, spot, left, right) > 0,
            _ => run => Compare(run, spot, left, right) >= 0,
        };
    }

    static bool AreEqual(VelocityRun run, Spot spot, Evaluate left, Evaluate right)
    {
        run.Step(spot);
        return Comparisons.AreEqual(run, left(run), right(run));
    }

    /// <summary>The order of two numbers; null, which no comparison finds true, of anything else.</summary>
    static int? Compare(VelocityRun run, Spot spot, Evaluate left, Evaluate right)
    {
        run.Step(spot);
        var (first, second) = (left(run), right(run));
        return JavaNumber.Is(first) && JavaNumber.Is(second) ? Comparisons.Compare(first!, second!) : null;
    }

    Evaluate Arithmetic(Expression.Binary binary)
    {
        var (left, right) = (Compile(binary.Left), Compile(binary.Right));
        var (leftSource, rightSource) = (SourceOf(binary.Left), SourceOf(binary.Right));
        var spot = _spots.At(binary.Span);
        return run =>
        {
            run.Step(spot);
            var (first, second) = (left(run), right(run));
            return binary.Operator == Operator.Add && (ComposedText.From(first) ?? ComposedText.From(second)) is not null
                ? new TextComposer(run).Value(first ?? leftSource).Value(second ?? rightSource).ToValue()
                : Sums.Of(run, binary.Operator, first, second);
        };
    }

    /// <summary>What stands in a sum of texts for a reference without a value.</summary>
    ComposedText SourceOf(Expression expression) =>
        ComposedText.Authored(expression is Expression.Reference reference ? reference.Source : _source.Substring(expression.Span.Start, expression.Span.Length));

    Evaluate ListOf(Expression.ListOf list)
    {
        var items = list.Items.Select(Compile).ToArray();
        var spot = _spots.At(list.Span);
        return run =>
        {
            run.Step(spot);
            run.Charge((long)items.Length * Work.Element);
            var made = new JavaList();
            foreach (var item in items)
                made.Add(item(run));
            return made;
        };
    }

    Evaluate RangeOf(Expression.RangeOf range)
    {
        var (from, to) = (Compile(range.From), Compile(range.To));
        var spot = _spots.At(range.Span);
        return run =>
        {
            run.Step(spot);
            if (JavaNumber.ToInt(from(run)) is not { } first || JavaNumber.ToInt(to(run)) is not { } last)
                return null;
            var made = new JavaList();
            for (long at = first, step = first <= last ? 1 : -1; at != last + step; at += step)
            {
                run.Spend(spot.Span);
                made.Add((int)at);
            }

            return made;
        };
    }

    Evaluate MapOf(Expression.MapOf map)
    {
        var entries = map.Entries.Select(entry => (Key: Compile(entry.Key), Value: Compile(entry.Value))).ToArray();
        var spot = _spots.At(map.Span);
        return run =>
        {
            run.Step(spot);
            var made = new JavaMap();
            foreach (var (key, value) in entries)
            {
                run.Charge(Work.Item);
                if (key(run) is { } found)
                    made.Put(found, value(run));
            }

            return made;
        };
    }
}
