using System.Collections.Frozen;
using UserMacro.Templating.Markup;

namespace UserMacro.Templating.Runtime.Output;

/// <summary>The ways through a template's literal texts that analysis found, so that a render need not read them again.</summary>
/// <param name="source">The template's text, of which every literal is a slice.</param>
/// <param name="transitions">By the slice's offset.</param>
internal sealed class LiteralTransitions(string source, IReadOnlyDictionary<int, LiteralTransition> transitions)
{
    readonly FrozenDictionary<int, LiteralTransition> _byOffset = transitions.ToFrozenDictionary();

    /// <summary>Goes through a text if it is a literal that is known to be reached from here.</summary>
    public bool TryAdvance(ref MarkupState state, string text, int offset, int count)
    {
        if (!ReferenceEquals(text, source) || !_byOffset.TryGetValue(offset, out var known) || known.Length != count || known.Before != state)
        {
            return false;
        }

        state = known.After;
        return true;
    }
}
