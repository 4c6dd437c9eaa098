using UserMacro.Silo.Diagnostics;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Operations;

/// <summary>Changes of one owner's ring of data keys, each in one guarded write.</summary>
internal sealed class KeyRingChanges(DataKeys keys, IKeyEncryptionKey encryption, TimeProvider time, ILogger<KeyRingChanges> logger)
{
    /// <summary>More previous keys than this are not kept: the records are to be encrypted again first.</summary>
    public const int MostFormer = 16;

    /// <summary>Gives an owner a new data key, unless one was made since <paramref name="since"/>. The one before still decrypts.</summary>
    public Task<KeyChange> RotateAsync(string owner, DateTimeOffset since, CancellationToken cancellation) => ChangeAsync(
        owner,
        async stored =>
        {
            if (stored.RotatedAt >= since)
            {
                return null;
            }

            if (stored.Former?.Count >= MostFormer)
            {
                throw new KeyEncryptionException($"It has {MostFormer} previous data keys already. Encrypt its records again first.");
            }

            var made = DataKey.Create();
            var wrapped = await made.WrapAsync(owner, encryption, cancellation);
            return new()
            {
                Id = made.Id.ToArray(),
                WrappedBy = wrapped.WrappedBy,
                Wrapped = wrapped.Bytes.ToArray(),
                Region = keys.Region.Name,
                Stage = stored.Stage,
                RotatedAt = time.GetUtcNow(),
                Former = [new() { Id = stored.Id, WrappedBy = stored.WrappedBy, Wrapped = stored.Wrapped }, .. stored.Former ?? []],
            };
        },
        cancellation);

    /// <summary>Wraps the keys of an owner by the key-encryption key that wraps now, and stamps those of earlier builds with the region.</summary>
    public Task<KeyChange> RewrapAsync(string owner, CancellationToken cancellation) => ChangeAsync(
        owner,
        async stored =>
        {
            if (stored.Region is not null && IsWrappedNow(stored.WrappedBy) && (stored.Former ?? []).All(key => IsWrappedNow(key.WrappedBy)))
            {
                return null;
            }

            var next = stored.Copy();
            next.Region = keys.Region.Name;
            next.Former = stored.Former is null ? null : [];
            (next.WrappedBy, next.Wrapped) = await RewrapAsync(owner, stored.Id, new(stored.WrappedBy, stored.Wrapped), cancellation);
            foreach (var previous in stored.Former ?? [])
            {
                var (by, wrapped) = await RewrapAsync(owner, previous.Id, new(previous.WrappedBy, previous.Wrapped), cancellation);
                next.Former!.Add(new() { Id = previous.Id, WrappedBy = by, Wrapped = wrapped });
            }

            return next;
        },
        cancellation);

    /// <summary>Forgets previous keys of an owner; those that others made previous meanwhile stay.</summary>
    public Task<bool> DropAsync(string owner, IReadOnlyCollection<DataKey> previous, CancellationToken cancellation) => keys.Records.UpdateAsync(
        owner,
        stored => Task.FromResult(stored is { SealedAt: null, Former: not null } ? Without(stored, previous) : null),
        cancellation);

    static WrappedDataKey Without(WrappedDataKey stored, IReadOnlyCollection<DataKey> previous)
    {
        var next = stored.Copy();
        next.Former = stored.Former!.Where(key => !previous.Any(dropped => dropped.Id.SequenceEqual(key.Id))).ToList() is { Count: > 0 } rest ? rest : null;
        return next;
    }

    bool IsWrappedNow(string by) => string.Equals(by, encryption.KeyId, StringComparison.Ordinal);

    async Task<(string By, byte[] Wrapped)> RewrapAsync(string owner, byte[] id, WrappedSecret wrapped, CancellationToken cancellation)
    {
        if (IsWrappedNow(wrapped.WrappedBy))
        {
            return (wrapped.WrappedBy, wrapped.Bytes.ToArray());
        }

        var again = await (await DataKey.UnwrapAsync(id, wrapped, owner, encryption, cancellation)).WrapAsync(owner, encryption, cancellation);
        return (again.WrappedBy, again.Bytes.ToArray());
    }

    async Task<KeyChange> ChangeAsync(string owner, Func<WrappedDataKey, Task<WrappedDataKey?>> change, CancellationToken cancellation)
    {
        try
        {
            return await keys.Records.UpdateAsync(
                owner,
                async stored =>
                {
                    if (stored is not { SealedAt: null })
                    {
                        return null;
                    }

                    keys.Region.Check(stored, owner);
                    return await change(stored);
                },
                cancellation) ? KeyChange.Made : KeyChange.None;
        }
        catch (Exception fault) when (fault is KeyEncryptionException or ForeignRegionException)
        {
            Log.KeyNotChanged(logger, owner, fault.Message);
            return KeyChange.Refused;
        }
    }
}

/// <summary>The outcome of a change.</summary>
internal enum KeyChange
{
    /// <summary>There was nothing to change.</summary>
    None,

    /// <summary>It was stored.</summary>
    Made,

    /// <summary>The key-encryption key could not be used; the log says why.</summary>
    Refused,
}
