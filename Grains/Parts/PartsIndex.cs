using System.Collections.Immutable;
using System.Text.Json.Serialization;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Parts;

/// <summary>A tenant's shared parts without their texts. Writing it commits every change: a part's texts are in a record named after its number,
/// which is written first.</summary>
[GenerateSerializer, Immutable, Alias("parts-index")]
internal sealed record PartsIndex : IAuditedState<PartsIndex>, IGuardedState
{
    /// <summary>The parts by name.</summary>
    [Id(0)] public ImmutableDictionary<string, SharedPart> Parts { get; init; } = ImmutableDictionary<string, SharedPart>.Empty;

    /// <summary>The number given last.</summary>
    [Id(1)] public int LastNumber { get; init; }

    /// <summary>Numbers of texts that nobody needs any more and that may not be erased yet.</summary>
    [Id(2), JsonPropertyName("Leftovers")] public ImmutableArray<int> Leftovers { get; init; } = [];

    /// <inheritdoc/>
    [Id(3), JsonPropertyName("OwedAudit")] public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    /// <summary>The requests with an idempotency key that made parts within a day.</summary>
    [Id(4)] public CompletedRequests Requests { get; init; } = new();

    long IGuardedState.Generation => Math.Max(1, LastNumber);

    public PartsIndex AcknowledgeAudit() => this with { PendingAudit = [] };
}
