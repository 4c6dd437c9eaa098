namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>An administrator has disabled the macro; pages show a notice until it is enabled again.</summary>
[GenerateSerializer, Immutable, Alias("macro-disabled")]
public sealed record MacroDisabled : RenderOutcome;
