using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The macro is kept from running until it has been tried in a process of its own; see <see cref="Quarantine.MacroQuarantine"/>.</summary>
/// <param name="PostsOnly">Whether only what this viewer posts to it is.</param>
[GenerateSerializer, Immutable, Alias("macro-quarantined")]
public sealed record MacroQuarantined([property: Id(0)] bool PostsOnly) : RenderOutcome;
