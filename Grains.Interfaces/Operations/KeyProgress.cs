namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>How far work on the keys is.</summary>
[GenerateSerializer, Immutable, Alias("key-progress")]
public sealed record KeyProgress
{
    /// <summary>The work.</summary>
    [Id(0)] public KeyWork Work { get; init; }

    /// <summary>The only tenant that it is done for; null for all tenants and the service.</summary>
    [Id(1)] public string? Tenant { get; init; }

    /// <summary>When it was begun.</summary>
    [Id(2)] public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was done; null while it is under way.</summary>
    [Id(3)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How many owners of data keys there is something to do for.</summary>
    [Id(4)] public int Owners { get; init; }

    /// <summary>For how many of them it is done.</summary>
    [Id(5)] public int OwnersDone { get; init; }

    /// <summary>How often all records have been looked through, counting the pass that is under way.</summary>
    [Id(6)] public int Pass { get; init; }

    /// <summary>How many records were looked at in this pass.</summary>
    [Id(7)] public long Records { get; init; }

    /// <summary>How many keys were made or wrapped again, or records encrypted again.</summary>
    [Id(8)] public long Changed { get; init; }

    /// <summary>How many keys or records could not be changed; the log names them.</summary>
    [Id(9)] public long Refused { get; init; }

    /// <summary>Until when it waits for silos to learn of a rotation; null when it does not.</summary>
    [Id(10)] public DateTimeOffset? RestsUntil { get; init; }

    /// <summary>What kept it from continuing when it last tried; it tries again. Null when nothing did.</summary>
    [Id(11)] public string? Fault { get; init; }

    /// <summary>Whether there is work that is not done yet.</summary>
    public bool IsUnderWay => Work != KeyWork.None && FinishedAt is null;
}

/// <summary>Work on the keys.</summary>
public enum KeyWork
{
    /// <summary>None.</summary>
    None,

    /// <summary>Give each owner a new data key; the one before still decrypts.</summary>
    Rotate,

    /// <summary>Wrap the data keys by the key-encryption key that wraps now.</summary>
    Rewrap,

    /// <summary>Encrypt all records under the data key of their owner that is current, and drop the previous ones.</summary>
    ReEncrypt,
}
