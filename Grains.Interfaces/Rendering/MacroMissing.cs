namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>No macro of this key is published.</summary>
[GenerateSerializer, Immutable, Alias("macro-missing")]
public sealed record MacroMissing : RenderOutcome;
