using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Macros;

/// <summary>What pages see of a macro: one stored head and the renderable macro built from it, never parts of two heads.</summary>
/// <param name="Head">The stored head.</param>
/// <param name="Published">Its published revision with its shared parts, ready to render; null when pages see none.</param>
internal sealed record MacroSnapshot(MacroHead Head, RenderableMacro? Published)
{
    /// <summary>The snapshot of another head, or this one if the head is the same. A revision that stays published stays compiled.</summary>
    public MacroSnapshot For(MacroHead head, Func<MacroRevision, RenderableMacro> prepare)
    {
        if (ReferenceEquals(head, Head))
        {
            return this;
        }

        if (head.Published is not { } revision)
        {
            return new(head, Published: null);
        }

        return new(head, Published?.Revision == revision.Header.Number ? Published : prepare(revision));
    }
}
