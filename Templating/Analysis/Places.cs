using System.Collections;
using System.Collections.Immutable;
using UserMacro.Templating.Markup;

namespace UserMacro.Templating.Analysis;

/// <summary>The places where the output can stand at a point of the template; a few of them at most.</summary>
internal sealed class Places : IEnumerable<MarkupState>
{
    const int Max = 8;

    readonly ImmutableArray<MarkupState> _states;

    Places(ImmutableArray<MarkupState> states) => _states = states;

    public int Count => _states.Length;

    public static Places At(MarkupState state) => new([state]);

    public Places Or(Places other) => new([.. _states.Union(other._states).Take(Max)]);

    public Places Select(Func<MarkupState, MarkupState> step) => new([.. _states.Select(step).Distinct()]);

    public IEnumerator<MarkupState> GetEnumerator() => ((IEnumerable<MarkupState>)_states).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
