namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>How the output of a definition reaches the page, and why.</summary>
/// <param name="Mode">Framed or static.</param>
/// <param name="Reason">Why, in plain words for the author of the template.</param>
[GenerateSerializer, Immutable, Alias("output-choice")]
public sealed record OutputChoice([property: Id(0)] OutputMode Mode, [property: Id(1)] string Reason);
