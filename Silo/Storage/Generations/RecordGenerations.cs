using System.Collections.Immutable;

namespace UserMacro.Silo.Storage.Generations;

/// <summary>How far the guarded records of one tenant have come; kept beside its wrapped data key, apart from the records and their backups.</summary>
[GenerateSerializer, Immutable, Alias("record-generations")]
internal sealed record RecordGenerations
{
    /// <summary>The highest generation that was stored, by type of grain, rest of its key and state.</summary>
    [Id(0)] public ImmutableSortedDictionary<string, long> Reached { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);
}
