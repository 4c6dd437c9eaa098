using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Moves;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The data keys of one owner in the clear: one encrypts, the previous ones only decrypt.</summary>
/// <param name="Current">Encrypts.</param>
/// <param name="Former">Only decrypt.</param>
/// <param name="Stage">Where the owner is in a move; unless it is null, its grains write nothing.</param>
internal sealed record DataKeyRing(DataKey Current, ImmutableArray<DataKey> Former, MoveStage? Stage)
{
    public DataKeyRing(DataKey only)
        : this(only, [], Stage: null)
    {
    }

    /// <summary>The key of an id; null when the owner has none of it.</summary>
    public DataKey? Find(ReadOnlySpan<byte> id)
    {
        if (Current.Id.SequenceEqual(id))
        {
            return Current;
        }

        foreach (var key in Former)
        {
            if (key.Id.SequenceEqual(id))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Unwraps what is stored; keys that are known already cost nothing.</summary>
    /// <exception cref="KeyEncryptionException">One of them cannot be unwrapped.</exception>
    public static async Task<DataKeyRing> UnwrapAsync(
        WrappedDataKey stored, string owner, DataKeyRing? known, IKeyEncryptionKey encryption, CancellationToken cancellation)
    {
        var current = await UnwrapAsync(stored.Id, new(stored.WrappedBy, stored.Wrapped));
        var previous = ImmutableArray.CreateBuilder<DataKey>();
        foreach (var key in stored.Former ?? [])
        {
            previous.Add(await UnwrapAsync(key.Id, new(key.WrappedBy, key.Wrapped)));
        }

        return known is not null && ReferenceEquals(known.Current, current) && known.Former.SequenceEqual(previous) && known.Stage == stored.Stage
            ? known
            : new(current, previous.ToImmutable(), stored.Stage);

        async ValueTask<DataKey> UnwrapAsync(byte[] id, WrappedSecret wrapped) =>
            known?.Find(id) ?? await DataKey.UnwrapAsync(id, wrapped, owner, encryption, cancellation);
    }
}
