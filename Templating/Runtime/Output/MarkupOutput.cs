using System.Text;
using Scriban.Runtime;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Output;

/// <summary>Output that knows its position in the markup: the page itself, or what a <c>capture</c> gathers.</summary>
internal sealed class MarkupOutput(GuardedContext context, LiteralTransitions literals, MarkupState start) : IScriptOutput
{
    readonly StringBuilder _text = new();
    MarkupState _state = start;
    bool _isSuspended;

    /// <summary>The position of the next character.</summary>
    public ref readonly MarkupState State => ref _state;

    /// <summary>Characters so far.</summary>
    public int Length => _text.Length;

    /// <summary>Takes what is written next without reading it: a value, escaped so that it cannot lead anywhere.</summary>
    public void Suspend() => _isSuspended = true;

    /// <summary>Reads again, from the place after the value.</summary>
    public void Resume(in MarkupState state)
    {
        _isSuspended = false;
        _state = state;
    }

    public void Write(string text, int offset, int count)
    {
        _text.Append(text, offset, count);
        if (_isSuspended)
            return;
        if (!literals.TryAdvance(ref _state, text, offset, count))
        {
            context.Charge((long)count * Work.Markup);
            _state = MarkupScanner.Advance(_state, text.AsSpan(offset, count));
        }

        if (_state.Place == Place.Violated)
            throw new TemplateFailureException(context.Here, UnsafePlace.Code, Refusals.Of(_state) ?? "");
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public override string ToString() => _text.ToString();
}
