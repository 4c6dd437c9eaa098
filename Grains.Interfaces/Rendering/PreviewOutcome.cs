using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The answer to a preview.</summary>
/// <param name="Outcome">The render; null when the template has errors and was not run.</param>
/// <param name="Diagnostics">Diagnostics on the template.</param>
/// <param name="Milliseconds">How long the template ran.</param>
/// <param name="Steps">How many steps it took.</param>
[GenerateSerializer, Immutable, Alias("preview-outcome")]
public sealed record PreviewOutcome(
    [property: Id(0)] RenderOutcome? Outcome,
    [property: Id(1)] ImmutableArray<TemplateDiagnostic> Diagnostics,
    [property: Id(2)] double Milliseconds,
    [property: Id(3)] int Steps)
{
    /// <summary>How the output would reach the page; null when it is unknown.</summary>
    [Id(4)] public OutputChoice? Output { get; init; }

    /// <summary>How long the preview kept a thread of the silo busy, its compilation included.</summary>
    [Id(5)] public double ThreadMilliseconds { get; init; }
}
