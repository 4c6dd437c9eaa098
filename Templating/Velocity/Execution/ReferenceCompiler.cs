using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Objects;
using UserMacro.Templating.Velocity.Syntax;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Execution;

/// <summary>Compiles references: from a variable, step by step, to a value.</summary>
internal sealed class ReferenceCompiler(VariableIndexes slots, SourceMap spots, ExpressionCompiler expressions)
{
    delegate object? Step(VelocityRun run, object target);

    delegate void Assign(VelocityRun run, object target, object? value);

    readonly Dictionary<string, Evaluate> _roots = new(StringComparer.Ordinal);

    public Evaluate Compile(Expression.Reference reference) => Compile(reference.Name, reference.Path.AsSpan());

    /// <summary>Sets a variable, or a part of a value. A value of null changes nothing.</summary>
    public Action<VelocityRun, object> Setter(Expression.Reference target)
    {
        var slot = slots.For(target.Name);
        if (target.Path.IsEmpty)
        {
            return (run, value) => run.Set(slot, value);
        }

        var owner = Compile(target.Name, target.Path.AsSpan(0, target.Path.Length - 1));
        var assign = AssignmentOf(target.Path[^1]);
        return (run, value) =>
        {
            if (owner(run) is { } found)
            {
                assign(run, found, value);
            }
        };
    }

    Evaluate Compile(string name, ReadOnlySpan<Access> path)
    {
        if (!_roots.TryGetValue(name, out var root))
        {
            _roots[name] = root = Root(name, slots.For(name));
        }

        if (path.IsEmpty)
        {
            return root;
        }

        var steps = new Step[path.Length];
        for (var i = 0; i < path.Length; i++)
        {
            steps[i] = StepOf(path[i]);
        }

        return Along(root, steps);
    }

    static Evaluate Along(Evaluate root, Step[] steps) => run =>
    {
        var value = root(run);
        foreach (var step in steps)
        {
            if (value is null)
            {
                return null;
            }

            value = step(run, value);
        }

        return value;
    };

    static Evaluate Root(string name, int slot) =>
        name switch
        {
            LanguageVariables.Loop => run => run.Get(slot) ?? run.Loop,
            LanguageVariables.Count => run => run.Get(slot) ?? (run.Loop is { } loop ? loop.Index + 1 : null),
            LanguageVariables.HasNext => run => run.Get(slot) ?? run.Loop?.HasNext,
            LanguageVariables.BodyContent => run => run.Get(slot) ?? (run.Body is { } body ? new DefinedBlock(inner => inner.RunBody(body)) : null),
            _ => run => run.Get(slot),
        };

    Step StepOf(Access access)
    {
        var spot = spots.At(access.Span);
        return access switch
        {
            Access.Property property => Property(spot, property.Name),
            Access.Method method => Method(spot, method.Name, expressions.CompileAll(method.Arguments)),
            _ => Index(spot, expressions.Compile(((Access.Index)access).At)),
        };
    }

    static Step Property(SourceLocation spot, string name) => (run, target) =>
    {
        run.Step(spot);
        return Read(run, target, name);
    };

    static Step Method(SourceLocation spot, string name, Evaluate[] arguments) => (run, target) =>
    {
        run.Step(spot);
        if (MethodTables.For(target)?.Find(name, arguments.Length) is not { } found)
        {
            return null;
        }

        var values = arguments.Length == 0 ? [] : Array.ConvertAll(arguments, argument => argument(run));
        return found(new(run, target, values));
    };

    static Step Index(SourceLocation spot, Evaluate at) => (run, target) =>
    {
        run.Step(spot);
        return Item(run, target, at(run));
    };

    static object? Read(VelocityRun run, object target, string name)
    {
        if (target is JavaMap map)
        {
            return map.Find(run, name);
        }

        return MethodTables.For(target)?.FindProperty(name)?.Invoke(new(run, target, []));
    }

    /// <summary>An element; a negative index counts from the end.</summary>
    static object? Item(VelocityRun run, object target, object? index)
    {
        switch (target)
        {
            case JavaMap map:
                return map.Find(run, index);
            case JavaList { IsIndexed: true } list when JavaNumber.ToInt(index) is { } at:
                return list[ListMethods.Index(new(run, target, []), at < 0 ? at + list.Count : at)];
            default:
                return null;
        }
    }

    Assign AssignmentOf(Access access)
    {
        switch (access)
        {
            case Access.Property property:
                return (run, target, value) => (target as JavaMap)?.Put(run, property.Name, value);
            case Access.Index index:
                var at = expressions.Compile(index.At);
                return (run, target, value) =>
                {
                    var key = at(run);
                    if (target is JavaMap map && key is not null)
                    {
                        map.Put(run, key, value);
                    }
                    else if (target is JavaList list && JavaNumber.ToInt(key) is { } place)
                    {
                        list[ListMethods.Index(new(run, target, []), place < 0 ? place + list.Count : place)] = value;
                    }
                };
            default:
                return (_, _, _) => { };
        }
    }
}
