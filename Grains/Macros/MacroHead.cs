using System.Text.Json.Serialization;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Quarantine;

namespace UserMacro.Grains.Macros;

/// <summary>The record whose write commits every change of a macro but the saving of drafts.</summary>
[GenerateSerializer, Immutable, Alias("macro-head")]
internal sealed record MacroHead
{
    /// <summary>How often the key has been created; 0 for never.</summary>
    [Id(0)] public int Life { get; init; }

    /// <summary>Whether the macro of this life was deleted; the rest stays as a tombstone.</summary>
    [Id(1)] public bool Deleted { get; init; }

    /// <summary>Rises with every change.</summary>
    [Id(2)] public long Version { get; init; }

    /// <summary>The newest revision's number over all lives; never falls.</summary>
    [Id(3)] public int LatestNumber { get; init; }

    /// <summary>The published definition; null when there is none.</summary>
    [Id(4)] public MacroRevision? Published { get; init; }

    /// <summary>What this write still has to dispatch to other records; null when all is dispatched.</summary>
    [Id(5), JsonPropertyName("Pending")] public MacroOutbox? Outbox { get; init; }

    /// <summary>The version log over all lives.</summary>
    [Id(6)] public VersionLog Log { get; init; } = new();

    /// <summary>Whether pages show a notice in place of what is published.</summary>
    [Id(7)] public bool Disabled { get; init; }

    /// <summary>Whether the macro was published in this life and taken back.</summary>
    [Id(8)] public bool Unpublished { get; init; }

    /// <summary>The newest request for approval, which is void when its draft is not the current one; null when there is none.</summary>
    [Id(9)] public ApprovalRequest? Approval { get; init; }

    /// <summary>The quarantine state; null when it was never suspected.</summary>
    [Id(10)] public QuarantineRecord? Quarantine { get; init; }

    /// <summary>The requests with an idempotency key that changed the macro within a day, over all lives.</summary>
    [Id(11)] public CompletedRequests Requests { get; init; } = new();

    /// <summary>When the macro of this life was deleted; null while it exists, and for those that earlier builds deleted.</summary>
    [Id(12)] public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The draft of a deleted macro, with which it can be brought back; null once it cannot.</summary>
    [Id(13)] public MacroDraft? DeletedDraft { get; init; }

    public bool Exists => Life > 0 && !Deleted;

    public MacroState State => this switch
    {
        { Published: null, Unpublished: true } => MacroState.Unpublished,
        { Published: null } => MacroState.Draft,
        { Disabled: true } => MacroState.Disabled,
        _ => MacroState.Published,
    };

    /// <summary>The request that concerns a draft; null when none does.</summary>
    public ApprovalRequest? ApprovalOf(MacroDraft draft) => Approval is { } request && request.Draft == draft.Number ? request : null;
}
