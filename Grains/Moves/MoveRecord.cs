using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Residency;

namespace UserMacro.Grains.Moves;

/// <summary>The move of a tenant, as one of the two deployments knows it; stored under the service's own key.</summary>
[GenerateSerializer, Immutable, Alias("move-record")]
internal sealed record MoveRecord
{
    /// <summary>The step that was taken last.</summary>
    [Id(0)] public MoveStep Step { get; init; }

    /// <summary>The region of the other deployment.</summary>
    [Id(1)] public string OtherRegion { get; init; } = "";

    /// <summary>Names the archive; empty before there is one.</summary>
    [Id(2)] public string Archive { get; init; } = "";

    [Id(3)] public int Records { get; init; }

    /// <summary>SHA-256 over all records; empty before it is known.</summary>
    [Id(4)] public string Digest { get; init; } = "";

    /// <summary>From when on no silo writes anything of the tenant; null before the stage was set.</summary>
    [Id(5)] public DateTimeOffset? RestsUntil { get; init; }

    /// <summary>The host identities of the tenant.</summary>
    [Id(6)] public ImmutableArray<string> Identities { get; init; } = [];

    /// <summary>Reminders to be made when the target serves the tenant.</summary>
    [Id(7)] public ImmutableArray<CopiedReminder> Reminders { get; init; } = [];

    /// <summary>The move as the host announced it; null when it did not.</summary>
    [Id(8)] public ResidencyMove? HostMove { get; init; }

    /// <summary>When each step was taken, oldest first: this deployment's own account of the move, which outlives the tenant's audit log.</summary>
    [Id(9)] public ImmutableArray<MoveEvent> Events { get; init; } = [];

    /// <summary>Whether the tenant is served here, as far as moves go.</summary>
    public bool IsIdle => Step is MoveStep.None or MoveStep.Serving;

    /// <summary>Whether it is being copied from here.</summary>
    public bool IsSource => Step is MoveStep.Exporting or MoveStep.Exported or MoveStep.Verified;

    public MoveRecord At(MoveStep step, DateTimeOffset now) =>
        step == Step ? this : this with { Step = step, Events = [.. Events, new(step, now)] };

    /// <summary>With no move, and the account of those that were.</summary>
    public MoveRecord Cleared(DateTimeOffset now) => new MoveRecord { Step = Step, Events = Events, HostMove = HostMove }.At(MoveStep.None, now);
}

/// <summary>A step of a move that was taken.</summary>
[GenerateSerializer, Immutable, Alias("move-event")]
internal sealed record MoveEvent([property: Id(0)] MoveStep Step, [property: Id(1)] DateTimeOffset At);
