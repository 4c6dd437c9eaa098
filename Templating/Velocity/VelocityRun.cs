using System.Runtime.CompilerServices;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Velocity.Execution;
using UserMacro.Templating.Velocity.Syntax;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity;

/// <summary>One run of a template: its variables, the macros it is in, and where it writes to.</summary>
internal sealed class VelocityRun : EscapingContext
{
    /// <summary>Calls of macros in one another; Apache Velocity allows 20.</summary>
    const int MaxCalls = 40;

    static readonly ScriptObject NoBuiltins = new GuardedObject { IsReadOnly = true };
    static readonly SourceLocation Nowhere = new(default);

    readonly object?[] _variables;
    SourceLocation _spot = Nowhere;
    TaintedTextBuilder? _composer;
    Frame? _frame;

    public VelocityRun(
        RenderLimits limits, TemplateInput input, LiteralTransitions literals, MarkupState start, VelocityCode code, CancellationToken cancellation)
        : base(NoBuiltins, limits, input, literals, start, cancellation)
    {
        Code = code;
        _variables = new object?[code.Names.Length];
        foreach (var (slot, read) in code.Given)
        {
            _variables[slot] = read(this);
        }
    }

    public VelocityCode Code { get; }

    /// <summary>The innermost loop.</summary>
    public LoopState? Loop { get; set; }

    /// <summary>The block handed to the macro that runs.</summary>
    public Execute? Body => _frame?.Body;

    public override SourceSpan Here => _spot.Span;

    /// <summary>Costs a step, and remembers the place.</summary>
    public void Step(SourceLocation spot)
    {
        _spot = spot;
        Spend(spot.Span);
    }

    /// <summary>Remembers the place for what is about to be written.</summary>
    public void At(SourceLocation spot) => _spot = spot;

    /// <summary>The end of a run that a template made fail.</summary>
    /// <param name="code">The diagnostic's code.</param>
    /// <param name="message">Plain words, without any value of the run.</param>
    public TemplateFailureException Failure(string code, string message) => new(_spot.Span, code, message);

    public string TextOf(object? value) => value as string ?? new JavaPrinter(this).Print(value);

    public object? Get(int slot)
    {
        for (var frame = _frame; frame is not null; frame = frame.Outer)
        {
            if (frame.TryGet(this, slot, out var value))
            {
                return value;
            }
        }

        return _variables[slot];
    }

    /// <summary>Sets a variable; null removes it.</summary>
    public void Set(int slot, object? value)
    {
        for (var frame = _frame; frame is not null; frame = frame.Outer)
        {
            frame.Set(slot, value);
        }

        _variables[slot] = value;
    }

    /// <summary>Evaluates an argument at the call.</summary>
    public object? Within(Frame? frame, Evaluate argument)
    {
        var before = _frame;
        _frame = frame;
        var value = argument(this);
        _frame = before;
        return value;
    }

    public Flow Call(MacroCode macro, CallArgument[] arguments, Execute? body)
    {
        var before = _frame;
        _frame = new(before, macro, arguments, body);
        if (_frame.Depth > MaxCalls)
        {
            throw Stop(_spot.Span, StopReason.Depth);
        }

        var flow = macro.Body(this);
        _frame = before;
        return flow == Flow.Stop ? Flow.Stop : Flow.Next;
    }

    /// <summary>Runs the block of a call at the call.</summary>
    public Flow RunBody(Execute body)
    {
        var before = _frame;
        _frame = before?.Outer;
        var flow = body(this);
        _frame = before;
        return flow;
    }

    /// <summary>What a reference without a value writes: its own text, or that of the argument it stands for.</summary>
    public SourceText SourceOf(int slot, SourceText source)
    {
        for (var frame = _frame; frame is not null; frame = frame.Outer)
        {
            if (frame.ArgumentOf(slot) is { } argument)
            {
                return argument.Source;
            }
        }

        return source;
    }

    /// <summary>Ends the run when the thread's stack nearly does, where something nests that costs no step.</summary>
    public void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Stop(_spot.Span, StopReason.Depth);
        }
    }

    /// <summary>Runs a block, and gives as a text what it writes.</summary>
    public object Compose(Execute block)
    {
        EnsureStack();
        var before = _composer;
        _composer = new(this);
        block(this);
        var text = _composer.ToValue();
        _composer = before;
        return text;
    }

    /// <summary>Writes what the author wrote.</summary>
    public void WriteAuthored(string text, int start, int length)
    {
        if (_composer is null)
        {
            Write(text, start, length);
        }
        else
        {
            _composer.Authored(text.AsSpan(start, length));
        }
    }

    /// <summary>Writes a value, escaped for its place as far as the author did not write it.</summary>
    public Flow WriteValue(object value)
    {
        if (value is DefinedBlock block)
        {
            return block.Run(this);
        }

        if (_composer is not null)
        {
            _composer.Value(value);
        }
        else if (Code.IsEscaping)
        {
            VelocityWriter.Write(this, value);
        }
        else
        {
            Write(TextOf(value));
        }

        return Flow.Next;
    }
}
