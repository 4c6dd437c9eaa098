using System.Collections.Immutable;
using System.Text;
using UserMacro.Grains.Interfaces.Erasure;

namespace UserMacro.Grains.Erasure;

/// <summary>The progress of a tenant's erasure. It is stored under the service's own key, so it can be read when the tenant's is gone.</summary>
[GenerateSerializer, Immutable, Alias("erasure-record")]
internal sealed record ErasureRecord
{
    [Id(0)] public ErasureStep Step { get; init; }

    /// <summary>Opens the certificate; empty before anybody asked.</summary>
    [Id(1)] public string Secret { get; init; } = "";

    /// <summary>When an erasure that is scheduled begins.</summary>
    [Id(2)] public DateTimeOffset DueAt { get; init; }

    /// <summary>Handle of the administrator whose request waits for another one; null when none does.</summary>
    [Id(3)] public string? RequestedBy { get; init; }

    /// <summary>When that was requested, or, once it has begun, the erasure itself; null when the app was uninstalled.</summary>
    [Id(4)] public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Host identities to be released; empty once they are.</summary>
    [Id(5)] public ImmutableArray<string> Identities { get; init; } = [];

    /// <summary>How many macros had a module in Confluence.</summary>
    [Id(6)] public int Modules { get; init; }

    /// <summary>Whether the modules could be removed; null when the site had done so itself.</summary>
    [Id(7)] public bool? ModulesRemoved { get; init; }

    /// <summary>How often the removal of the modules failed.</summary>
    [Id(8)] public int Failures { get; init; }

    /// <summary>The fingerprint of the data key that is gone; null when there was none.</summary>
    [Id(9)] public string? KeyFingerprint { get; init; }

    [Id(10)] public DateTimeOffset SealedAt { get; init; }

    /// <summary>How many records of each type of grain there were.</summary>
    [Id(11)] public ImmutableSortedDictionary<string, int> Records { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    [Id(12)] public int Reminders { get; init; }

    [Id(13)] public DateTimeOffset CompletedAt { get; init; }

    /// <summary>The signed certificate; null before.</summary>
    [Id(14)] public string? Certificate { get; init; }

    /// <summary>Whether another deployment serves the tenant now.</summary>
    [Id(15)] public bool HasMoved { get; init; }

    public ErasureStatus ToStatus() => new(
        Step switch
        {
            ErasureStep.None => ErasureState.None,
            ErasureStep.AwaitingApproval => ErasureState.AwaitingApproval,
            ErasureStep.Scheduled => ErasureState.Scheduled,
            ErasureStep.Done => ErasureState.Done,
            _ => ErasureState.Running,
        },
        Step == ErasureStep.Scheduled ? DueAt : null,
        RequestedBy,
        Step == ErasureStep.AwaitingApproval ? RequestedAt : null,
        Secret);

    bool PrintMembers(StringBuilder text)
    {
        text.Append("Step = ").Append(Step);
        return true;
    }
}

/// <summary>What is to be done next. Each step can be done again: a crash costs no more than that.</summary>
internal enum ErasureStep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Wait for another administrator.</summary>
    AwaitingApproval,

    /// <summary>Wait for the end of the grace period, then close the tenant if it is still uninstalled.</summary>
    Scheduled,

    /// <summary>Close the tenant, whether it is installed or not.</summary>
    Close,

    /// <summary>Take the modules off while the site's secret still works.</summary>
    RemoveModules,

    /// <summary>Let the site's next installation have a new tenant.</summary>
    Release,

    /// <summary>Replace the data key by a seal.</summary>
    Seal,

    /// <summary>Wait until no silo uses the key any more, then count what is stored.</summary>
    Count,

    /// <summary>Delete all of it.</summary>
    Delete,

    /// <summary>Make the certificate.</summary>
    Certify,

    /// <summary>Nothing is left to do.</summary>
    Done,
}
