using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tenants;

[GrainType("tenantdirectory")]
internal sealed class TenantDirectoryGrain([PersistentState("identity")] IPersistentState<DirectoryEntry> state, IGrainContext context, TimeProvider time)
    : Grain, ITenantDirectoryGrain
{
    const int TenantBytes = 16;

    readonly GrainRecord<DirectoryEntry> _entry = new(context, state);

    public Task<TenantId?> Find() => Task.FromResult(_entry.Value.Tenant is { } tenant ? TenantId.Parse(tenant) : (TenantId?)null);

    public async Task<TenantId> FindOrAssign()
    {
        if (_entry.Value.Tenant is { } assigned)
        {
            return TenantId.Parse(assigned);
        }

        var tenant = TenantId.FromRandom(RandomNumberGenerator.GetBytes(TenantBytes));
        // When this fails, another activation may have assigned one: the next call reads which.
        await _entry.WriteAsync(new() { Tenant = tenant.Value, AssignedAt = time.GetUtcNow() });
        return tenant;
    }

    public async Task<bool> Assign(TenantId tenant)
    {
        if (_entry.Value.Tenant is null)
        {
            await _entry.WriteAsync(new() { Tenant = tenant.Value, AssignedAt = time.GetUtcNow() });
        }

        return string.Equals(_entry.Value.Tenant, tenant.Value, StringComparison.Ordinal);
    }

    public Task Release(TenantId tenant) =>
        string.Equals(_entry.Value.Tenant, tenant.Value, StringComparison.Ordinal) ? _entry.ClearAsync() : Task.CompletedTask;
}

/// <summary>The tenant of one host identity.</summary>
[GenerateSerializer, Immutable, Alias("directory-entry")]
internal sealed record DirectoryEntry
{
    /// <summary>The tenant's id; null before it was assigned.</summary>
    [Id(0)] public string? Tenant { get; init; }

    /// <summary>When it was assigned.</summary>
    [Id(1)] public DateTimeOffset AssignedAt { get; init; }
}
