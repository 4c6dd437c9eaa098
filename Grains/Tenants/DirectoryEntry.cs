namespace UserMacro.Grains.Tenants;

/// <summary>The tenant of one host identity.</summary>
[GenerateSerializer, Immutable, Alias("directory-entry")]
internal sealed record DirectoryEntry
{
    /// <summary>The tenant's id; null before it was assigned.</summary>
    [Id(0)] public string? Tenant { get; init; }

    /// <summary>When it was assigned.</summary>
    [Id(1)] public DateTimeOffset AssignedAt { get; init; }
}
