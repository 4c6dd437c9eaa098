using System.Collections.Immutable;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Syntax;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Execution;

/// <summary>Compiles expressions.</summary>
internal sealed class ExpressionCompiler
{
    readonly SourceMap _spots;
    readonly string _source;
    readonly CompilationBudget _budget;
    readonly Func<Block, Execute> _blocks;

    /// <param name="slots">The template's variables.</param>
    /// <param name="spots">Its places.</param>
    /// <param name="source">Its text.</param>
    /// <param name="budget">What the compilation may use.</param>
    /// <param name="blocks">Compiles a block.</param>
    public ExpressionCompiler(VariableIndexes slots, SourceMap spots, string source, CompilationBudget budget, Func<Block, Execute> blocks)
    {
        _spots = spots;
        _source = source;
        _budget = budget;
        _blocks = blocks;
        References = new(slots, spots, this);
    }

    public ReferenceCompiler References { get; }

    public Evaluate Compile(Expression expression)
    {
        _budget.Charge();
        return expression switch
        {
            Expression.Constant constant => Constant(constant.Value),
            Expression.Text text => Constant(TaintedText.Authored(text.Value)),
            Expression.Interpolation text => Interpolation(_blocks(text.Content)),
            Expression.ListOf list => ListOf(CompileAll(list.Items), _spots.At(list.Span)),
            Expression.RangeOf range => RangeOf(range),
            Expression.MapOf map => MapOf(map),
            Expression.Reference reference => References.Compile(reference),
            Expression.Chain { Links: [{ Operator: >= Operator.Add }, ..] } chain => CompileArithmetic(chain),
            _ => Truth(Test(expression)),
        };
    }

    public Evaluate[] CompileAll(ImmutableArray<Expression> expressions)
    {
        var compiled = new Evaluate[expressions.Length];
        for (var index = 0; index < compiled.Length; index++)
        {
            compiled[index] = Compile(expressions[index]);
        }

        return compiled;
    }

    static Evaluate Constant(object? value) => _ => value;

    static Evaluate Interpolation(Execute content) => run => run.Compose(content);

    static Evaluate Truth(Test test) => run => test(run);

    /// <summary>
    /// A condition: true are <c>true</c>, what comparisons find true, and every reference that has a value other than <c>false</c>.
    /// Literals and sums are not, and nothing in them is read.
    /// </summary>
    public Test Test(Expression expression)
    {
        _budget.Charge();
        return expression switch
        {
            Expression.Constant { Value: true } => _ => true,
            Expression.Reference reference => HasValue(References.Compile(reference)),
            Expression.Not not => Not(Test(not.Operand)),
            Expression.Chain { Links: [{ Operator: Operator.Or or Operator.And } link, ..] } chain => AnyOrAll(chain, isAny: link.Operator == Operator.Or),
            Expression.Chain { Links: [{ Operator: < Operator.Add }, ..] } chain => Comparison(chain),
            _ => _ => false,
        };
    }

    static Test HasValue(Evaluate value) => run => value(run) is not (null or false);

    static Test Not(Test operand) => run => !operand(run);

    Test AnyOrAll(Expression.Chain chain, bool isAny)
    {
        var tests = new Test[chain.Links.Length + 1];
        tests[0] = Test(chain.First);
        for (var index = 1; index < tests.Length; index++)
        {
            tests[index] = Test(chain.Links[index - 1].Operand);
        }

        return run =>
        {
            run.EnsureStack();
            foreach (var test in tests)
            {
                if (test(run) == isAny)
                {
                    return isAny;
                }
            }

            return !isAny;
        };
    }

    /// <summary>From left to right: what a comparison finds is compared with the next value.</summary>
    Test Comparison(Expression.Chain chain)
    {
        var first = Compile(chain.First);
        var links = LinksOf(chain);
        return run =>
        {
            run.Step(links[0].Spot);
            var value = first(run);
            var found = Compared(run, links[0].Operator, value, links[0].Operand(run));
            for (var index = 1; index < links.Length; index++)
            {
                var (spot, @operator, operand) = links[index];
                run.Step(spot);
                found = Compared(run, @operator, found, operand(run));
            }

            return found;
        };
    }

    (SourceLocation Spot, Operator Operator, Evaluate Operand)[] LinksOf(Expression.Chain chain)
    {
        var links = new (SourceLocation, Operator, Evaluate)[chain.Links.Length];
        for (var index = 0; index < links.Length; index++)
        {
            var link = chain.Links[index];
            links[index] = (_spots.At(link.Span), link.Operator, Compile(link.Operand));
        }

        return links;
    }

    static bool Compared(VelocityRun run, Operator @operator, object? left, object? right) => @operator switch
    {
        Operator.Equal => Comparisons.AreEqual(run, left, right),
        Operator.NotEqual => !Comparisons.AreEqual(run, left, right),
        Operator.Less => Compare(left, right) < 0,
        Operator.LessOrEqual => Compare(left, right) <= 0,
        Operator.Greater => Compare(left, right) > 0,
        _ => Compare(left, right) >= 0,
    };

    /// <summary>The order of two numbers; null, which no comparison finds true, of anything else.</summary>
    static int? Compare(object? left, object? right) => JavaNumber.Is(left) && JavaNumber.Is(right) ? Comparisons.Compare(left!, right!) : null;

    /// <summary>From left to right, in a loop.</summary>
    Evaluate CompileArithmetic(Expression.Chain chain)
    {
        var first = Compile(chain.First);
        var links = LinksOf(chain);
        return run =>
        {
            run.Step(links[0].Spot);
            var value = first(run);
            for (var index = 0; index < links.Length; index++)
            {
                var (spot, @operator, operand) = links[index];
                if (index > 0)
                {
                    run.Step(spot);
                }

                var right = operand(run);
                value = @operator == Operator.Add && (TaintedText.From(value) ?? TaintedText.From(right)) is not null
                    ? new TaintedTextBuilder(run).Value(value ?? SourceBefore(chain, index)).Value(right ?? SourceOf(chain.Links[index].Operand)).ToValue()
                    : Arithmetic.Compute(run, @operator, value, right);
            }

            return value;
        };
    }

    /// <summary>What is in a sum of texts for all in front of it that came to nothing.</summary>
    TaintedText SourceBefore(Expression.Chain chain, int index) => index == 0 ? SourceOf(chain.First) : Authored(chain.Links[index - 1].Span);

    /// <summary>What is in a sum of texts for a value that is missing: its own text.</summary>
    TaintedText SourceOf(Expression expression) =>
        expression is Expression.Reference reference ? TaintedText.Authored(reference.Source.ToString()) : Authored(expression.Span);

    TaintedText Authored(TextSpan span) => TaintedText.Authored(_source.Substring(span.Start, span.Length));

    static Evaluate ListOf(Evaluate[] items, SourceLocation spot) => run =>
    {
        run.Step(spot);
        run.Charge((long)items.Length * Work.Element);
        var made = new JavaList();
        foreach (var item in items)
        {
            made.Add(item(run));
        }

        return made;
    };

    Evaluate RangeOf(Expression.RangeOf range)
    {
        var (from, to) = (Compile(range.From), Compile(range.To));
        var spot = _spots.At(range.Span);
        return run =>
        {
            run.Step(spot);
            if (JavaNumber.ToInt(from(run)) is not { } first || JavaNumber.ToInt(to(run)) is not { } last)
            {
                return null;
            }

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
        var entries = new (Evaluate Key, Evaluate Value)[map.Entries.Length];
        for (var index = 0; index < entries.Length; index++)
        {
            entries[index] = (Compile(map.Entries[index].Key), Compile(map.Entries[index].Value));
        }

        var spot = _spots.At(map.Span);
        return run =>
        {
            run.Step(spot);
            var made = new JavaMap();
            foreach (var (key, value) in entries)
            {
                run.Charge(Work.Item);
                if (key(run) is { } found)
                {
                    made.Put(run, found, value(run));
                }
            }

            return made;
        };
    }
}
