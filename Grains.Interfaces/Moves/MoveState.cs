namespace UserMacro.Grains.Interfaces.Moves;

/// <summary>How far the move of a tenant is, as this deployment knows it.</summary>
[GenerateSerializer, Immutable, Alias("move-state")]
public sealed record MoveState
{
    /// <summary>The step that was taken last.</summary>
    [Id(0)] public MoveStep Step { get; init; }

    /// <summary>The region of this deployment.</summary>
    [Id(1)] public string Region { get; init; } = "";

    /// <summary>The region of the other deployment; empty when there is no move.</summary>
    [Id(2)] public string OtherRegion { get; init; } = "";

    /// <summary>How many records the copy has; 0 before it is known.</summary>
    [Id(3)] public int Records { get; init; }

    /// <summary>SHA-256 over the names and contents of all records; empty before it is known. Equal on both sides when the copy is.</summary>
    [Id(4)] public string Digest { get; init; } = "";

    /// <summary>From when on no silo writes anything of the tenant, so that it can be copied; null when it is not read-only.</summary>
    [Id(5)] public DateTimeOffset? RestsUntil { get; init; }

    /// <summary>The certificate of the erasure here; null before it has ended.</summary>
    [Id(6)] public string? Certificate { get; init; }
}

/// <summary>The steps of a move.</summary>
public enum MoveStep
{
    /// <summary>There is none, or it was rolled back.</summary>
    None,

    /// <summary>Source: read-only, about to be copied or being copied.</summary>
    Exporting,

    /// <summary>Source: the archive is complete.</summary>
    Exported,

    /// <summary>Source: the copy at the target was found to be the same.</summary>
    Verified,

    /// <summary>Source: the target serves the tenant.</summary>
    Moved,

    /// <summary>Source: what is here is being erased, or was.</summary>
    Finished,

    /// <summary>Target: records are being written.</summary>
    Importing,

    /// <summary>Target: all records are there, and the tenant is not served yet.</summary>
    Imported,

    /// <summary>Target: the tenant is served.</summary>
    Serving,

    /// <summary>Target: the copy is being removed.</summary>
    Removing,
}
