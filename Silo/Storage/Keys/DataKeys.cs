using System.Collections.Concurrent;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Erasure;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The data keys: one per tenant and one of the service's own, stored wrapped, kept in memory unwrapped.</summary>
internal sealed class DataKeys(IGrainStorage store, IKeyEncryptionKey encryption, TimeProvider time)
{
    /// <summary>Owns the key for records that are under no tenant.</summary>
    public const string ServiceOwner = "service";

    /// <summary>How long a key is used before the store is asked again whether its owner is sealed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    const string StateName = "data-key";
    const int KeysInMemory = 10_000;

    static readonly GrainType KeyType = GrainType.Create("tenant-key");

    readonly DataKeyCache _cache = new(KeysInMemory, Lifetime, time);
    readonly ConcurrentDictionary<string, Lazy<Task<DataKey?>>> _loads = new(StringComparer.Ordinal);

    /// <summary>Whether a grain's record in the store of the keys is one of ours.</summary>
    public static bool IsKeyRecord(GrainId grain) => grain.Type == KeyType;

    /// <summary>What is stored for an owner, wrapped as it is; null when nothing is.</summary>
    public async Task<WrappedDataKey?> ReadStoredAsync(string owner, CancellationToken cancellation) =>
        await ReadAsync(owner, cancellation) is { RecordExists: true } stored ? stored.State : null;

    /// <summary>Readies the key-encryption key and the service's own data key.</summary>
    /// <exception cref="KeyEncryptionException">The key-encryption key is missing, cannot be used or does not fit what is stored.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var stored = await ReadAsync(ServiceOwner, cancellation);
        await encryption.PrepareAsync(stored.RecordExists, cancellation);
        await FindOrCreateAsync(ServiceOwner, cancellation);
    }

    /// <summary>The owner's key; null when none is stored.</summary>
    /// <exception cref="KeyEncryptionException">It cannot be unwrapped.</exception>
    /// <exception cref="TenantErasedException">The owner is sealed.</exception>
    public ValueTask<DataKey?> FindAsync(string owner, CancellationToken cancellation) =>
        _cache.Find(owner) is { } key ? new(key) : new(LoadAsync(owner).WaitAsync(cancellation));

    /// <summary>The owner's key, made on first use. Of several silos that make one at once, the first to store it wins.</summary>
    /// <exception cref="KeyEncryptionException">It cannot be unwrapped.</exception>
    /// <exception cref="TenantErasedException">The owner is sealed.</exception>
    public async ValueTask<DataKey> FindOrCreateAsync(string owner, CancellationToken cancellation)
    {
        if (await FindAsync(owner, cancellation) is { } found)
        {
            return found;
        }

        var askedAt = time.GetTimestamp();
        var created = DataKey.Create();
        try
        {
            var state = new GrainState<WrappedDataKey>(await created.WrapAsync(owner, encryption, cancellation));
            await store.WriteStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);
            _cache.Add(owner, created, askedAt);
            return created;
        }
        catch (InconsistentStateException lost)
        {
            created.Forget();
            return await LoadAsync(owner).WaitAsync(cancellation)
                ?? throw new KeyEncryptionException($"The data key of '{owner}' disappeared while it was being created.", lost);
        }
    }

    /// <summary>
    /// Puts a seal in the place of the owner's key, or where none is stored; sealing twice is sealing once. A silo that holds the key uses it for
    /// <see cref="Lifetime"/> at most.
    /// </summary>
    /// <returns>The id of the key that is gone; empty when there was none.</returns>
    public async Task<byte[]> SealAsync(string owner, CancellationToken cancellation)
    {
        if (string.Equals(owner, ServiceOwner, StringComparison.Ordinal))
        {
            throw new ArgumentException("The service itself is never sealed.", nameof(owner));
        }

        while (true)
        {
            var state = await ReadAsync(owner, cancellation);
            if (state.State is not { SealedAt: not null })
            {
                state.State = new() { Id = state.State?.Id ?? [], SealedAt = time.GetUtcNow() };
                try
                {
                    await store.WriteStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);
                }
                catch (InconsistentStateException)
                {
                    // A key was made or a seal was set meanwhile.
                    continue;
                }
            }

            _cache.Remove(owner);
            return state.State.Id;
        }
    }

    // One load serves all who wait for it, so no single caller's token may end it. Off the caller's grain: others wait as well.
    async Task<DataKey?> LoadAsync(string owner)
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

    async Task<DataKey?> UnwrapAsync(string owner)
    {
        var askedAt = time.GetTimestamp();
        var state = await ReadAsync(owner, CancellationToken.None);
        if (!state.RecordExists || state.State is not { SealedAt: null } stored)
        {
            _cache.Remove(owner);
            return state.RecordExists ? throw new TenantErasedException($"The data of '{owner}' was erased.") : null;
        }

        var key = _cache.FindStale(owner) is { } known && known.Id.SequenceEqual(stored.Id)
            ? known
            : await DataKey.UnwrapAsync(stored, owner, encryption, CancellationToken.None);
        _cache.Add(owner, key, askedAt);
        return key;
    }

    async Task<GrainState<WrappedDataKey>> ReadAsync(string owner, CancellationToken cancellation)
    {
        var state = new GrainState<WrappedDataKey>(new());
        await store.ReadStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);
        return state;
    }
}
