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
        {
            return;
        }

        if (!literals.TryAdvance(ref _state, text, offset, count))
        {
            _state = Advance(context, _state, text, offset, count);
        }

        if (_state.Context == MarkupContext.Violated)
        {
            throw new TemplateFailureException(context.Here, UnsafeContext.Code, UnsafeContextMessages.For(_state) ?? "");
        }
    }

    /// <summary>After a part of a text, which is read in pieces that are charged for.</summary>
    public static MarkupState Advance(GuardedContext context, MarkupState state, string text, int offset, int count)
    {
        var piece = Work.Piece(Work.Markup);
        for (var at = 0; at < count; at += piece)
        {
            var length = Math.Min(piece, count - at);
            context.Charge((long)length * Work.Markup);
            state = MarkupScanner.Advance(state, text.AsSpan(offset + at, length));
        }

        return state;
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public override string ToString() => _text.ToString();
}
