namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The caller holds the output of the published revision already.</summary>
/// <param name="Revision">That revision.</param>
[GenerateSerializer, Immutable, Alias("not-modified")]
public sealed record NotModified([property: Id(0)] int Revision) : RenderOutcome;
