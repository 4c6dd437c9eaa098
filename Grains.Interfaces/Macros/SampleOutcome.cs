using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>What renders of a definition with values of all kinds have shown, before any page has it.</summary>
/// <param name="Findings">What goes wrong, each once.</param>
/// <param name="Renders">How many renders there were.</param>
/// <param name="ThreadMilliseconds">How long they kept a thread of the silo busy.</param>
[GenerateSerializer, Immutable, Alias("sample-outcome")]
public sealed record SampleOutcome(
    [property: Id(0)] ImmutableArray<SampleFinding> Findings,
    [property: Id(1)] int Renders,
    [property: Id(2)] double ThreadMilliseconds);

/// <summary>Something that goes wrong in a render.</summary>
/// <param name="Fault">What.</param>
/// <param name="Values">The values of the first render that showed it, in words that complete “with …”.</param>
/// <param name="Renders">How many renders showed it.</param>
/// <param name="Diagnostic">Why: of a stop at its place in the template, of script in the output without one.</param>
[GenerateSerializer, Immutable, Alias("sample-finding")]
public sealed record SampleFinding(
    [property: Id(0)] SampleFault Fault,
    [property: Id(1)] string Values,
    [property: Id(2)] int Renders,
    [property: Id(3)] TemplateDiagnostic Diagnostic);

/// <summary>What can go wrong in a render.</summary>
public enum SampleFault
{
    /// <summary>The render stops: readers see a notice in place of the output.</summary>
    Stopped,

    /// <summary>A script of the output is none any more, though it is one where values are written as they are.</summary>
    BrokenScript,
}
