using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros;

/// <summary>The record of one revision.</summary>
[GenerateSerializer, Immutable, Alias("stored-revision")]
internal sealed record StoredRevision
{
    /// <summary>The revision; null before it was copied out.</summary>
    [Id(0)] public MacroRevision? Revision { get; init; }
}
