using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The template failed or the guard ended it.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Diagnostic">Where and why, for administrators; viewers see the reference only.</param>
/// <param name="Reference">Short number that viewers can tell and the log holds.</param>
/// <param name="Revision">The revision rendered; 0 for one that is not stored.</param>
[GenerateSerializer, Immutable, Alias("render-stopped")]
public sealed record RenderStopped(
    [property: Id(0)] StopKind Kind,
    [property: Id(1)] TemplateDiagnostic Diagnostic,
    [property: Id(2)] string Reference,
    [property: Id(3)] int Revision) : RenderOutcome;
