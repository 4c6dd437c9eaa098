using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Objects;
using UserMacro.Templating.Velocity.Objects.Confluence;
using UserMacro.Templating.Velocity.Syntax;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Execution;

/// <summary>Compiles statements and blocks of them.</summary>
internal sealed class StatementCompiler
{
    readonly VariableIndexes _slots;
    readonly SourceMap _spots;
    readonly CompilationBudget _budget;
    readonly Dictionary<string, MacroCode> _macros = new(StringComparer.Ordinal);
    readonly ExpressionCompiler _expressions;

    StatementCompiler(VariableIndexes slots, SourceMap spots, string source, CompilationBudget budget)
    {
        _slots = slots;
        _spots = spots;
        _budget = budget;
        _expressions = new(slots, spots, source, budget, Block);
    }

    /// <param name="source">The template's text.</param>
    /// <param name="syntax">The template.</param>
    /// <param name="spots">Its places.</param>
    /// <param name="isEscaping">Whether values are escaped.</param>
    /// <param name="budget">What the compilation may use.</param>
    /// <exception cref="CompilationStopException">The budget is used up.</exception>
    public static VelocityCode Compile(string source, TemplateSyntax syntax, SourceMap spots, bool isEscaping, CompilationBudget budget)
    {
        var slots = new VariableIndexes();
        var compiler = new StatementCompiler(slots, spots, source, budget);
        foreach (var macro in syntax.Macros)
        {
            compiler._macros[macro.Name] = new([.. macro.Parameters.Select(slots.For)]);
        }

        foreach (var macro in syntax.Macros)
        {
            compiler._macros[macro.Name].Body = compiler.Block(macro.Body);
        }

        var body = compiler.Block(syntax.Body);
        var given = slots.Names.Select((variable, slot) => (Slot: slot, Read: HostNames.Reader(variable))).Where(variable => variable.Read is not null);
        return new(body, slots.Names, [.. given.Select(variable => (variable.Slot, variable.Read!))], isEscaping);
    }

    Execute Block(Block block)
    {
        if (block.Statements is [var single])
        {
            return Compile(single);
        }

        if (block.Statements.IsEmpty)
        {
            return _ => Flow.Next;
        }

        var statements = new Execute[block.Statements.Length];
        for (var index = 0; index < statements.Length; index++)
        {
            statements[index] = Compile(block.Statements[index]);
        }

        return Sequence(statements);
    }

    static Execute Sequence(Execute[] statements) => run =>
    {
        foreach (var statement in statements)
        {
            var flow = statement(run);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    };

    Execute Compile(Statement statement)
    {
        _budget.Charge();
        return statement switch
        {
            Statement.Literal literal => Literal(literal),
            Statement.Output output => Output(output),
            Statement.Set set => Set(set),
            Statement.If choice => If(choice),
            Statement.ForEach loop => ForEach(loop),
            Statement.Define define => Define(define),
            Statement.Call call => Call(call),
            Statement.Break => _ => Flow.Break,
            _ => _ => Flow.Stop,
        };
    }

    static Execute Literal(Statement.Literal literal) => run =>
    {
        run.WriteAuthored(literal.Source, literal.Start, literal.Length);
        return Flow.Next;
    };

    Execute Output(Statement.Output output)
    {
        var spot = _spots.At(output.Span);
        var target = output.Target;
        var value = _expressions.References.Compile(target);
        if (output.Backslashes > 0)
        {
            return Escaped(output, spot, value);
        }

        if (target.IsQuiet)
        {
            return Quiet(spot, value);
        }

        // Only a plain name can stand for an argument whose own text is to be written.
        return OrSource(spot, value, target, target.Path.IsEmpty && !target.IsBraced ? _slots.For(target.Name) : -1);
    }

    static Execute Quiet(SourceLocation spot, Evaluate value) => run =>
    {
        run.Step(spot);
        return value(run) is { } found and not DefinedBlock { IsFull: true } ? Write(run, spot, found) : Flow.Next;
    };

    static Execute OrSource(SourceLocation spot, Evaluate value, Expression.Reference target, int slot) => run =>
    {
        run.Step(spot);
        if (value(run) is { } found and not DefinedBlock { IsFull: true })
        {
            return Write(run, spot, found);
        }

        var source = slot < 0 ? target.Source : run.SourceOf(slot, target.Source);
        run.WriteAuthored(source.Text, source.Start, source.Length);
        return Flow.Next;
    };

    static Flow Write(VelocityRun run, SourceLocation spot, object value)
    {
        run.At(spot);
        // A person that is written is a name; in texts that a template puts together it is the account id, by which people are found.
        return run.WriteValue(value is HostObject person && ReferenceEquals(person.Type, UserObject.Type) ? UserObject.NameOf(run, person) : value);
    }

    /// <summary>Backslashes halve in front of a reference that has a value, and an odd one keeps it from being read.</summary>
    static Execute Escaped(Statement.Output output, SourceLocation spot, Evaluate value)
    {
        var target = output.Target;
        var kept = new string('\\', output.Backslashes / 2);
        var all = new string('\\', output.Backslashes);
        return run =>
        {
            run.Step(spot);
            var found = value(run);
            var backslashes = found is null ? all : kept;
            run.WriteAuthored(backslashes, 0, backslashes.Length);
            if (found is null || output.Backslashes % 2 == 1)
            {
                run.WriteAuthored(target.Source.Text, target.Source.Start, target.Source.Length);
            }

            return found is not null && output.Backslashes % 2 == 0 ? Write(run, spot, found) : Flow.Next;
        };
    }

    Execute Set(Statement.Set set)
    {
        var spot = _spots.At(set.Span);
        var value = _expressions.Compile(set.Value);
        var assign = _expressions.References.Setter(set.Target);
        return run =>
        {
            run.Step(spot);
            if (value(run) is { } found)
            {
                assign(run, found);
            }

            return Flow.Next;
        };
    }

    Execute If(Statement.If choice)
    {
        var branches = new (Test Condition, Execute Then)[choice.Branches.Length];
        for (var index = 0; index < branches.Length; index++)
        {
            branches[index] = (_expressions.Test(choice.Branches[index].Condition), Block(choice.Branches[index].Then));
        }

        var otherwise = choice.Else is null ? null : Block(choice.Else);
        var spot = _spots.At(choice.Branches[0].Condition.Span);
        return run =>
        {
            run.Step(spot);
            foreach (var (condition, then) in branches)
            {
                if (condition(run))
                {
                    return then(run);
                }
            }

            return otherwise?.Invoke(run) ?? Flow.Next;
        };
    }

    Execute ForEach(Statement.ForEach loop)
    {
        var spot = _spots.At(loop.Items.Span);
        var items = _expressions.Compile(loop.Items);
        var body = Block(loop.Body);
        var slot = _slots.For(loop.Variable);
        return run =>
        {
            run.Step(spot);
            if (ItemsOf(run, items(run)) is not { Count: > 0 } list)
            {
                return Flow.Next;
            }

            var saved = run.Get(slot);
            var state = new LoopState(run.Loop);
            var flow = Flow.Next;
            run.Loop = state;
            for (var index = 0; index < list.Count && flow == Flow.Next; index++)
            {
                run.Step(spot);
                state.Index = index;
                state.HasNext = index + 1 < list.Count;
                run.Set(slot, list[index]);
                flow = body(run);
            }

            run.Loop = state.Parent;
            run.Set(slot, saved);
            return flow == Flow.Stop ? Flow.Stop : Flow.Next;
        };
    }

    /// <summary>The elements of a loop; null if the value is not a list.</summary>
    static JavaList? ItemsOf(VelocityRun run, object? value)
    {
        switch (value)
        {
            case JavaList list:
                return list;
            case JavaMap map:
                run.Charge((long)map.Count * Work.Element);
                return new(map.Entries.Select(entry => entry.Value));
            case JavaIterator iterator:
                run.Charge((long)iterator.Left * Work.Element);
                return iterator.Rest();
            default:
                return null;
        }
    }

    Execute Define(Statement.Define define)
    {
        var slot = _slots.For(define.Name);
        var body = Block(define.Body);
        return run =>
        {
            run.Set(slot, new DefinedBlock(body));
            return Flow.Next;
        };
    }

    Execute Call(Statement.Call call)
    {
        var spot = _spots.At(call.Span);
        CallArgument[] arguments =
        [
            .. call.Arguments.Select(
                argument => new CallArgument(argument.Value is null ? _ => null : _expressions.Compile(argument.Value), argument.Source)),
        ];
        if (!_macros.TryGetValue(call.Name, out var macro))
        {
            return call.Name == HostNames.UserNameLink && arguments.Length > 0 ? UserNameLink.Create(spot, arguments[0].Value) : Unknown(call);
        }

        var body = call.Body is null ? null : Block(call.Body);
        return run =>
        {
            run.Step(spot);
            return run.Call(macro, arguments, body);
        };
    }

    static Execute Unknown(Statement.Call call) => run =>
    {
        run.WriteAuthored(call.Source.Text, call.Source.Start, call.Source.Length);
        return Flow.Next;
    };
}
