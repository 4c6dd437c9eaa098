namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>Too many renders are under way; ask again after <paramref name="RetryAfter"/>.</summary>
[GenerateSerializer, Immutable, Alias("render-busy")]
public sealed record RenderBusy([property: Id(0)] TimeSpan RetryAfter) : RenderOutcome;
