using System.Collections.Concurrent;
using Orleans.Storage;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The data keys: one per tenant and one of the service's own, stored wrapped, kept in memory unwrapped.</summary>
internal sealed class DataKeys(IGrainStorage store, IKeyEncryptionKey encryption)
{
    /// <summary>Owns the key for records that are under no tenant.</summary>
    public const string ServiceOwner = "service";

    const string StateName = "data-key";
    const int KeysInMemory = 10_000;

    static readonly GrainType KeyType = GrainType.Create("tenant-key");

    readonly DataKeyCache _cache = new(KeysInMemory);
    readonly ConcurrentDictionary<string, Lazy<Task<DataKey?>>> _loads = new(StringComparer.Ordinal);

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
    public ValueTask<DataKey?> FindAsync(string owner, CancellationToken cancellation) =>
        _cache.Find(owner) is { } key ? new(key) : new(LoadAsync(owner).WaitAsync(cancellation));

    /// <summary>The owner's key, made on first use. Of several silos that make one at once, the first to store it wins.</summary>
    /// <exception cref="KeyEncryptionException">It cannot be unwrapped.</exception>
    public async ValueTask<DataKey> FindOrCreateAsync(string owner, CancellationToken cancellation)
    {
        if (await FindAsync(owner, cancellation) is { } found)
        {
            return found;
        }

        var created = DataKey.Create();
        try
        {
            var state = new GrainState<WrappedDataKey>(await created.WrapAsync(owner, encryption, cancellation));
            await store.WriteStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);
            _cache.Add(owner, created);
            return created;
        }
        catch (InconsistentStateException lost)
        {
            created.Forget();
            return await LoadAsync(owner).WaitAsync(cancellation)
                ?? throw new KeyEncryptionException($"The data key of '{owner}' disappeared while it was being created.", lost);
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
        var state = await ReadAsync(owner, CancellationToken.None);
        if (!state.RecordExists)
        {
            return null;
        }

        var key = await DataKey.UnwrapAsync(state.State!, owner, encryption, CancellationToken.None);
        _cache.Add(owner, key);
        return key;
    }

    async Task<GrainState<WrappedDataKey>> ReadAsync(string owner, CancellationToken cancellation)
    {
        var state = new GrainState<WrappedDataKey>(new());
        await store.ReadStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);
        return state;
    }
}
