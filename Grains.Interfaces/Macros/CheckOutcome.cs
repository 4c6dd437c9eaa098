using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>The diagnostics of a definition that is not saved yet.</summary>
/// <param name="Fields">Rules that it breaks, one problem a field.</param>
/// <param name="Diagnostics">Diagnostics on its template; none when a field makes it unfit to be compiled.</param>
[GenerateSerializer, Immutable, Alias("check-outcome")]
public sealed record CheckOutcome(
    [property: Id(0)] ImmutableArray<FieldProblem> Fields,
    [property: Id(1)] ImmutableArray<TemplateDiagnostic> Diagnostics)
{
    /// <summary>How the output would reach the page; null when a field makes the definition unfit to be compiled.</summary>
    [Id(2)] public OutputChoice? Output { get; init; }

    /// <summary>How long the check kept a thread of the silo busy.</summary>
    [Id(3)] public double ThreadMilliseconds { get; init; }
}
