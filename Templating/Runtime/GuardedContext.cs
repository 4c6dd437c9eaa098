using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using UserMacro.Shared;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Runtime.Dates;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Runtime.Texts;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Runtime;

/// <summary>A context that counts nodes, bytes, time and stack before every node and looks at every result.</summary>
internal class GuardedContext : TemplateContext, ITextMeter
{
    /// <summary>Bits of a whole number.</summary>
    public const int MaxNumberBits = 4096;
    const int MaxTextLength = 262_144;
    const int SmallAllocation = 4096;

    /// <summary>The amount of work that one step pays for.</summary>
    static readonly TimeSpan StepTime = RenderLimits.Default.Time / RenderLimits.Default.Steps;

    /// <summary>Calls in one another that no thread's stack is too small for.</summary>
    const int FewCalls = 8;

    /// <summary>
    /// Bytes of stack that an exception takes at each call that it passes on its way out. Tried: with 6 000 the worst templates ended the
    /// process, with 8 000 none did.
    /// </summary>
    const int StackOfThrow = 10_000;

    readonly int _steps;
    readonly long _allocationLimit;
    WorkDeadline _deadline;
    ScriptExpression? _reversed;
    int _fuel;
    int _calls;
    long _work;
    long _undivided;

    public GuardedContext(ScriptObject builtins, RenderLimits limits, TemplateInput input, CancellationToken cancellation)
        : base(builtins)
    {
        Input = new(input);
        Data = new(Input, input.Data, input.MayAskForData);
        _steps = _fuel = limits.Steps;
        _allocationLimit = GC.GetAllocatedBytesForCurrentThread() + limits.AllocatedBytes;
        _deadline = new(limits.Time);
        Time = limits.Time;
        CancellationToken = cancellation;
        LoopLimit = 10_000;
        RecursiveLimit = 40;
        LimitToString = MaxTextLength;
        OutputLimit = limits.OutputCharacters;
        OnOutputLimit = OnStringLimit = ScriptLimitBehavior.Throw;
        ObjectRecursionLimit = 20;
        RegexTimeOut = TimeSpan.FromMilliseconds(50);
        AutoIndent = false;
        NewLine = "\n";
    }

    /// <summary>The input of the request; reads are recorded.</summary>
    public RunInput Input { get; }

    /// <summary>Data that the run requested beyond its input.</summary>
    public RunData Data { get; }

    /// <summary>The places of values that were not written.</summary>
    public BlockedValues Blocked { get; } = new();

    /// <summary>The place that is being evaluated.</summary>
    public virtual SourceSpan Here => CurrentSpan;

    /// <summary>
    /// Told at each look at the deadline how much work was done until then, steps and all, and how much of all that was charged cannot be
    /// divided. For those who measure.
    /// </summary>
    public Action<long, long>? Looked { get; set; }

    /// <summary>Nodes evaluated so far.</summary>
    public int Steps => _steps - Math.Max(_fuel, 0);

    long Units => (long)Steps * Work.PerStep + _work;

    /// <summary>The guard's reason once it has ended the run: some of Scriban's operators rethrow with the message alone.</summary>
    public StopReason? Stopped { get; private set; }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null)
        {
            return null;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Stop(scriptNode.Span, StopReason.Depth);
        }

        if (--_fuel < 0)
        {
            throw Stop(scriptNode.Span, StopReason.Steps);
        }

        // Exact types, which the parser makes: this is done for every node.
        var kind = scriptNode.GetType();
        if ((_fuel & 15) == 0 || kind == typeof(ScriptFunctionCall) || kind == typeof(ScriptPipeCall))
        {
            CheckBudget(scriptNode.Span);
        }

        if (kind == typeof(ScriptCaptureStatement))
        {
            return Capture((ScriptCaptureStatement)scriptNode);
        }

        if (kind == typeof(ScriptForStatement))
        {
            _reversed = ReversedBy((ScriptForStatement)scriptNode);
        }

        var calls = _calls;
        if ((kind == typeof(ScriptFunctionCall) || kind == typeof(ScriptPipeCall)) && ++_calls > FewCalls && !StackRoom.Has(_calls * StackOfThrow))
        {
            throw Stop(scriptNode.Span, StopReason.Depth);
        }

        var result = kind == typeof(ScriptBinaryExpression) && GuardedOperators.Has(((ScriptBinaryExpression)scriptNode).Operator)
            ? GuardedOperators.Evaluate(this, (ScriptBinaryExpression)scriptNode)
            : base.Evaluate(scriptNode, aliasReturnedFunction);
        _calls = calls;
        if (kind == typeof(ScriptAssignExpression))
        {
            ReadChain((ScriptAssignExpression)scriptNode);
        }
        else if (ReferenceEquals(scriptNode, _reversed))
        {
            ChargeUndivided((long)ValueSizes.Measure(result) * Work.Item);
        }

        return result is null ? null : Checked(scriptNode, result);
    }

    public override string? ObjectToString(object? value, bool nested = false) => value switch
    {
        null or bool or int => base.ObjectToString(value, nested),
        string text => Printed(text, nested),
        MarkupText markup => Decoded(markup, markup.Markup.Length, nested),
        MarkupOutput captured => Decoded(captured, captured.Length, nested),
        JsonText json => Printed(json.ToString(), nested),
        BigInteger => Printed(value, Work.BigNumber),
        DateTime date => base.ObjectToString(DateFormat.Format(this, CurrentSpan, date, null), nested),
        ScriptFunction => base.ObjectToString("<function>", nested),
        ScriptObject or KeyValuePair<string, object?> or (IEnumerable and not IScriptCustomFunction) => ValuePrinter.Print(this, value),
        _ => base.ObjectToString(value, nested),
    };

    /// <summary>Takes work of the run's budget before it is done, and ends the run when there is none left, or no time for it.</summary>
    /// <param name="work">In units of <see cref="Work"/>. What takes more than <see cref="Work.BetweenLooks"/> is to be done and charged in pieces.</param>
    public void Charge(long work)
    {
        _work += work;
        if (_work >= Work.PerStep)
        {
            PayWork(work);
        }
    }

    /// <summary>
    /// Charges for work in a library that nobody can take to pieces, which may be more than the millisecond's that <see cref="Charge"/> is
    /// for: it is begun only when there is time for all of it.
    /// </summary>
    public void ChargeUndivided(long work)
    {
        Charge(work);
        _undivided += work;
    }

    /// <summary>Tells those who measure how much was done to the end.</summary>
    public void ReportEnd() => Looked?.Invoke(Units, _undivided);

    /// <summary>Escaping looks at a character twice.</summary>
    void ITextMeter.Take(int characters) => Charge(characters * 2L * Work.Convert);

    public void Block() => Blocked.Add(Here);

    /// <summary>Charges for a look-up by a key: it is hashed, and compared with the one that is found.</summary>
    /// <param name="length">Characters of the key.</param>
    public void ChargeKey(long length) => Charge(Work.Item + length * (Work.Read + Work.Copy));

    /// <summary>Ends the run when what is about to be allocated does not fit into its memory.</summary>
    /// <param name="bytes">How much that is at most.</param>
    public void ChargeAllocation(long bytes)
    {
        if (bytes > SmallAllocation && GC.GetAllocatedBytesForCurrentThread() + bytes > _allocationLimit)
        {
            throw Stop(Here, StopReason.Memory);
        }
    }

    /// <summary>The processor time that the run may use in all.</summary>
    public TimeSpan Time { get; }

    /// <summary>Whether the run has so much time left. Waiting for the processor takes none of it.</summary>
    public bool HasTimeFor(TimeSpan time) => !_deadline.IsOver() && (_deadline.Left >= time || Time - _deadline.Used >= time);

    /// <summary>Costs one step, for functions that do work in a loop of their own.</summary>
    public void Spend(in SourceSpan span)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Stop(span, StopReason.Depth);
        }

        if (--_fuel < 0)
        {
            throw Stop(span, StopReason.Steps);
        }

        if ((_fuel & 15) == 0)
        {
            CheckBudget(span);
        }
    }

    /// <summary>Ends the run when a text is about to become longer than a text may be.</summary>
    public void CheckLength(int length) => CheckLength(Here, length);

    /// <summary>Ends the run when a text became longer than a text may be.</summary>
    public void CheckLength(SourceSpan span, int length)
    {
        if (length > LimitToString)
        {
            throw Stop(span, StopReason.Output);
        }
    }

    /// <summary>The exception that ends the run.</summary>
    public GuardStopException Stop(SourceSpan span, StopReason reason)
    {
        Stopped ??= reason;
        return new GuardStopException(span, reason);
    }

    /// <summary>
    /// Only script objects, lists, texts, numbers, dates and durations have members. Scriban would offer those of any .NET object, to write
    /// as well.
    /// </summary>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) => target switch
    {
        IScriptObject or string or IList or BigInteger or decimal or KeyValuePair<string, object?> => base.GetMemberAccessorImpl(target),
        DateTime => MemberTables.Date,
        TimeSpan => MemberTables.Duration,
        _ => target.GetType().IsPrimitive ? base.GetMemberAccessorImpl(target) : null,
    };

    /// <summary>Where a capture gathers its text.</summary>
    protected virtual IScriptOutput NewOutput() => new StringBuilderOutput();

    void PayWork(long charged)
    {
        var steps = _work / Work.PerStep;
        _work %= Work.PerStep;
        if (steps > _fuel)
        {
            _fuel = -1;
            throw Stop(Here, StopReason.Steps);
        }

        _fuel -= (int)steps;
        CheckBudget(Here, charged);
        // What would end long after the deadline is not begun.
        if (steps > Work.BetweenLooks / Work.PerStep && !HasTimeFor(steps * StepTime))
        {
            throw Stop(Here, StopReason.Time);
        }
    }

    string? Printed(string text, bool nested)
    {
        if (!nested)
        {
            Charge((long)text.Length * Work.Copy);
            return base.ObjectToString(text);
        }

        return base.ObjectToString($"\"{LongTexts.Convert(this, text, Work.Convert, StringFunctions.Escape)}\"");
    }

    string? Printed(object number, int price)
    {
        Charge(price);
        return base.ObjectToString(number);
    }

    /// <summary>Prints markup as what it says.</summary>
    string? Decoded(object markup, int length, bool nested)
    {
        ChargeAllocation((long)length * 3 * sizeof(char));
        var text = markup is MarkupText ? (MarkupText)markup : MarkupText.Escaped(markup.ToString() ?? "");
        return base.ObjectToString(text.IsEscaped ? LongTexts.Decode(this, text.Markup) : text.Plain, nested);
    }

    /// <param name="span">Where the run is.</param>
    /// <param name="ahead">Work charged for that is done only after this look.</param>
    void CheckBudget(in SourceSpan span, long ahead = 0)
    {
        Looked?.Invoke(Units - ahead, _undivided);
        if (GC.GetAllocatedBytesForCurrentThread() > _allocationLimit)
        {
            throw Stop(span, StopReason.Memory);
        }

        if (_deadline.IsOver() || CancellationToken.IsCancellationRequested)
        {
            throw Stop(span, StopReason.Time);
        }
    }

    /// <summary>What a loop goes through from its end: all of it is copied before the first pass.</summary>
    static ScriptExpression? ReversedBy(ScriptForStatement loop) =>
        loop.NamedArguments?.Any(argument => argument.Name?.Name == "reversed") == true ? loop.Iterator : null;

    /// <summary>What <c>+=</c> and its like make of a lazy sequence is one too.</summary>
    void ReadChain(ScriptAssignExpression assignment)
    {
        if (assignment is { EqualToken.TokenType: not TokenType.Equal, Target: { } target } && GetValue(target) is ScriptRange chained)
        {
            SetValue(target, ToArray(assignment.Span, chained));
        }
    }

    object? Capture(ScriptCaptureStatement capture)
    {
        PushOutput(NewOutput());
        IScriptOutput captured;
        try
        {
            Evaluate(capture.Body, aliasReturnedFunction: false);
        }
        finally
        {
            captured = PopOutput();
        }

        SetValue(capture.Target, captured);
        return null;
    }

    object Checked(ScriptNode node, object value)
    {
        switch (value)
        {
            case string text when text.Length > LimitToString + 3:
                throw Stop(node.Span, StopReason.Output);
            case string text when text.Length > SmallAllocation && node is ScriptInterpolatedExpression:
                Charge((long)text.Length * Work.Copy);
                ChargeAllocation((long)text.Length * 2 * sizeof(char));
                return value;
            case BigInteger number when number.GetBitLength() > MaxNumberBits:
                throw Stop(node.Span, StopReason.Output);
            case ScriptRange range when node is not ScriptBinaryExpression { Operator: ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude }:
                return ToArray(node.Span, range);
            case ScriptObject made when node is ScriptObjectInitializerExpression && made is not GuardedObject:
                return new GuardedObject(made);
            default:
                return value;
        }
    }

    /// <summary>Reads a lazy sequence at once, and those in it: a chain of them would be read by recursion.</summary>
    ScriptArray ToArray(SourceSpan span, ScriptRange range)
    {
        var result = new ScriptArray();
        foreach (var item in range)
        {
            Charge(Work.Element);
            if ((result.Count & 255) == 255)
            {
                CheckBudget(span);
            }

            result.Add(item is ScriptRange inner ? ToArray(span, inner) : item);
        }

        return result;
    }
}
