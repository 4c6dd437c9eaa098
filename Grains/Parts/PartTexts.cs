using UserMacro.Grains.Interfaces.Parts;

namespace UserMacro.Grains.Parts;

/// <summary>The record of one state of a shared part.</summary>
[GenerateSerializer, Immutable, Alias("part-texts")]
internal sealed record PartTexts
{
    /// <summary>The part; null when nothing is stored.</summary>
    [Id(0)] public SharedPart? Part { get; init; }
}
