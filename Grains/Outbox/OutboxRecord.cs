using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Outbox;

/// <summary>The changes that were announced and are not known to be dispatched.</summary>
[GenerateSerializer, Immutable, Alias("outbox-record")]
internal sealed record OutboxRecord
{
    /// <summary>At most one for each grain.</summary>
    [Id(0), JsonPropertyName("Intents")] public ImmutableArray<OutboxIntent> Intents { get; init; } = [];
}

/// <summary>A change that a grain announced before it stored it.</summary>
/// <param name="Source">The grain's id, which names tenant and macro.</param>
/// <param name="Number">The number that the grain's state will have once the change is stored.</param>
/// <param name="At">When it was announced.</param>
[GenerateSerializer, Immutable, Alias("outbox-intent")]
internal sealed record OutboxIntent([property: Id(0)] string Source, [property: Id(1)] long Number, [property: Id(2)] DateTimeOffset At);
