using System.Collections.Immutable;
using UserMacro.Templating.Markup;

namespace UserMacro.Templating.Analysis;

/// <summary>The places where the output can appear at a point of the template; a few of them at most.</summary>
/// <remarks>Nearly always there is one, and most of what a template writes leads back to it: nothing is allocated for either.</remarks>
internal sealed class MarkupContexts
{
    const int Max = 8;

    readonly ImmutableArray<MarkupState> _states;

    MarkupContexts(ImmutableArray<MarkupState> states) => _states = states;

    public int Count => _states.Length;

    public MarkupState First => _states[0];

    public static MarkupContexts At(MarkupState state) => new([state]);

    public MarkupContexts Or(MarkupContexts other)
    {
        var states = _states;
        foreach (var state in other._states)
        {
            if (states.Length < Max && !states.Contains(state))
            {
                states = states.Add(state);
            }
        }

        return states.Length == _states.Length ? this : new(states);
    }

    /// <summary>Whether each is inside a tag, a comment, or an element that must be closed.</summary>
    public bool AreAllOpen()
    {
        foreach (var state in _states)
        {
            if (state.Context == MarkupContext.Text)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>After a value.</summary>
    public MarkupContexts AfterValue()
    {
        if (Count == 1)
        {
            return To(ValueEscaper.AfterValue(First));
        }

        return new([.. _states.Select(ValueEscaper.AfterValue).Distinct()]);
    }

    /// <summary>After a literal text.</summary>
    public MarkupContexts After(string text, int start, int length)
    {
        if (Count == 1)
        {
            return To(MarkupScanner.Advance(First, text.AsSpan(start, length)));
        }

        return new([.. _states.Select(state => MarkupScanner.Advance(state, text.AsSpan(start, length))).Distinct()]);
    }

    public ImmutableArray<MarkupState>.Enumerator GetEnumerator() => _states.GetEnumerator();

    /// <summary>The one place that follows from the one that was.</summary>
    MarkupContexts To(MarkupState next) => next == First ? this : new([next]);
}
