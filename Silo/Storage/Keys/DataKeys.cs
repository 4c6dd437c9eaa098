using System.Collections.Concurrent;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Moves;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The data keys: a ring for each tenant and one of the service's own, stored wrapped, kept in memory unwrapped.</summary>
internal sealed class DataKeys(IGrainStorage store, IKeyEncryptionKey encryption, TimeProvider time, KeyTimes? times = null, DataRegion? region = null)
{
    /// <summary>Owns the keys for records that are under no tenant.</summary>
    public const string ServiceOwner = "service";

    /// <summary>How long a ring is used before the store is asked again, see <see cref="KeyTimes"/>.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    const int KeysInMemory = 10_000;

    readonly DataKeyCache _cache = new(KeysInMemory, (times ?? KeyTimes.Default).Lifetime, time);
    readonly UnknownKeys _unknown = new(time);
    readonly ConcurrentDictionary<string, Lazy<Task<DataKeyRing?>>> _loads = new(StringComparer.Ordinal);

    /// <summary>The only region whose keys are used.</summary>
    public DataRegion Region { get; } = region ?? DataRegion.Default;

    /// <summary>What is stored, wrapped as it is.</summary>
    public DataKeyRecords Records { get; } = new(store);

    /// <summary>Readies the key-encryption key and the service's own data key, and stamps the latter with the region unless it is already.</summary>
    /// <exception cref="KeyEncryptionException">The key-encryption key is missing, cannot be used or does not fit what is stored.</exception>
    /// <exception cref="ForeignRegionException">What is stored is of another region.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var stored = await Records.ReadAsync(ServiceOwner, cancellation);
        Region.Check(stored.State!, ServiceOwner);
        await encryption.PrepareAsync(stored.RecordExists, cancellation);
        await FindOrCreateAsync(ServiceOwner, cancellation);
        await Records.UpdateAsync(ServiceOwner, key => Task.FromResult(key is { Region: null } ? Stamped(key) : null), cancellation);
    }

    /// <summary>The owner's keys; null when none are stored.</summary>
    /// <exception cref="KeyEncryptionException">They cannot be unwrapped.</exception>
    /// <exception cref="TenantErasedException">The owner is sealed.</exception>
    public ValueTask<DataKeyRing?> FindAsync(string owner, CancellationToken cancellation) =>
        _cache.Find(owner) is { } ring ? new(ring) : new(LoadAsync(owner).WaitAsync(cancellation));

    /// <summary>The owner's keys as they are stored now, for a record under a key that the known ones lack: another silo may have rotated. A key that is asked
    /// for again soon is looked up once, so that damaged records cause no flood of reads.</summary>
    /// <exception cref="KeyEncryptionException">They cannot be unwrapped.</exception>
    /// <exception cref="TenantErasedException">The owner is sealed.</exception>
    public Task<DataKeyRing?> FindAnewAsync(string owner, ReadOnlySpan<byte> keyId, CancellationToken cancellation) =>
        _unknown.LookUp(owner, keyId, () => Task.Run(() => UnwrapAsync(owner), CancellationToken.None)).WaitAsync(cancellation);

    /// <summary>The owner's keys, made on first use. Of several silos that make one at once, the first to store it wins.</summary>
    /// <exception cref="KeyEncryptionException">They cannot be unwrapped.</exception>
    /// <exception cref="TenantErasedException">The owner is sealed.</exception>
    public async ValueTask<DataKeyRing> FindOrCreateAsync(string owner, CancellationToken cancellation)
    {
        if (await FindAsync(owner, cancellation) is { } found)
        {
            return found;
        }

        var askedAt = time.GetTimestamp();
        var created = DataKey.Create();
        try
        {
            await Records.WriteAsync(owner, new(await WrapAsync(created, owner, cancellation)), cancellation);
            var ring = new DataKeyRing(created);
            _cache.Add(owner, ring, askedAt);
            return ring;
        }
        catch (InconsistentStateException lost)
        {
            created.Forget();
            return await LoadAsync(owner).WaitAsync(cancellation)
                ?? throw new KeyEncryptionException($"The data key of '{owner}' disappeared while it was being created.", lost);
        }
    }

    /// <summary>The owner's keys as they are stored now; null when none are.</summary>
    /// <exception cref="KeyEncryptionException">They cannot be unwrapped.</exception>
    /// <exception cref="TenantErasedException">The owner is sealed.</exception>
    public Task<DataKeyRing?> FindStoredAsync(string owner, CancellationToken cancellation) =>
        Task.Run(() => UnwrapAsync(owner), CancellationToken.None).WaitAsync(cancellation);

    /// <summary>Changes the stage of an owner that has keys. Other silos may use what they know for <see cref="Lifetime"/>.</summary>
    public async Task SetStageAsync(string owner, MoveStage? stage, CancellationToken cancellation)
    {
        await Records.UpdateAsync(
            owner,
            stored =>
            {
                if (stored is not { SealedAt: null } || stored.Stage == stage)
                {
                    return Task.FromResult<WrappedDataKey?>(null);
                }

                var next = stored.Copy();
                next.Stage = stage;
                return Task.FromResult<WrappedDataKey?>(next);
            },
            cancellation);
        _cache.Remove(owner);
    }

    /// <summary>The keys of an owner that comes from another deployment, made on first use: its grains write nothing under them yet.</summary>
    public async Task<DataKeyRing> FindOrCreateArrivingAsync(string owner, CancellationToken cancellation)
    {
        var created = await WrapAsync(DataKey.Create(), owner, cancellation);
        created.Stage = MoveStage.Arriving;
        await Records.UpdateAsync(owner, stored => Task.FromResult(stored is null ? created : null), cancellation);
        return await FindStoredAsync(owner, cancellation)
            ?? throw new KeyEncryptionException($"The data key of '{owner}' disappeared while it was being created.");
    }

    /// <summary>Removes the keys of an owner, which may get others. A seal stays.</summary>
    public async Task RemoveAsync(string owner, CancellationToken cancellation)
    {
        await Records.ClearAsync(owner, cancellation);
        _cache.Remove(owner);
    }

    /// <summary>
    /// Puts a seal in the place of the owner's keys, or where none are stored; sealing twice is sealing once. A silo that holds the keys uses them for
    /// <see cref="Lifetime"/> at most.
    /// </summary>
    /// <returns>The id of the key that is gone; empty when there was none.</returns>
    public async Task<byte[]> SealAsync(string owner, CancellationToken cancellation)
    {
        if (string.Equals(owner, ServiceOwner, StringComparison.Ordinal))
        {
            throw new ArgumentException("The service itself is never sealed.", nameof(owner));
        }

        byte[] id = [];
        await Records.UpdateAsync(
            owner,
            stored =>
            {
                id = stored?.Id ?? [];
                return Task.FromResult(stored is { SealedAt: not null } ? null : new WrappedDataKey { Id = id, SealedAt = time.GetUtcNow() });
            },
            cancellation);
        _cache.Remove(owner);
        return id;
    }

    async Task<WrappedDataKey> WrapAsync(DataKey key, string owner, CancellationToken cancellation)
    {
        var wrapped = await key.WrapAsync(owner, encryption, cancellation);
        return new() { Id = key.Id.ToArray(), WrappedBy = wrapped.WrappedBy, Wrapped = wrapped.Bytes.ToArray(), Region = Region.Name };
    }

    WrappedDataKey Stamped(WrappedDataKey key)
    {
        var stamped = key.Copy();
        stamped.Region = Region.Name;
        return stamped;
    }

    // One load serves all who wait for it, so no single caller's token may end it. Off the caller's grain: others wait as well.
    async Task<DataKeyRing?> LoadAsync(string owner)
    {
        var load = _loads.GetOrAdd(owner, key => new(() => Task.Run(() => UnwrapAsync(key))));
        try
        {
            return await load.Value;
        }
        finally
        {
            _loads.TryRemove(new(owner, load));
        }
    }

    async Task<DataKeyRing?> UnwrapAsync(string owner)
    {
        var askedAt = time.GetTimestamp();
        var state = await Records.ReadAsync(owner, CancellationToken.None);
        if (!state.RecordExists || state.State is not { SealedAt: null } stored)
        {
            _cache.Remove(owner);
            return state.RecordExists ? throw new TenantErasedException($"The data of '{owner}' was erased.") : null;
        }

        Region.Check(stored, owner);
        var ring = await DataKeyRing.UnwrapAsync(stored, owner, _cache.FindStale(owner), encryption, CancellationToken.None);
        _cache.Add(owner, ring, askedAt);
        return ring;
    }
}
