using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Operations.Keys;

namespace UserMacro.Silo.Storage.Keys.Operations;

/// <summary>Work on the data keys of all owners.</summary>
internal sealed class KeyOperations(DataKeys keys, IKeyEncryptionKey encryption, IKeyRecords records) : IKeyOperations
{
    const int ReadsAtOnce = 16;

    public async Task<KeyStatus> StatusAsync(CancellationToken cancellation)
    {
        var owners = await records.ListOwnersAsync(cancellation).ToListAsync(cancellation);
        var stored = new List<WrappedDataKey>(owners.Count);
        foreach (var some in owners.Chunk(ReadsAtOnce))
        {
            stored.AddRange((await Task.WhenAll(some.Select(owner => keys.ReadStoredAsync(owner, cancellation)))).OfType<WrappedDataKey>());
        }

        var open = stored.Where(key => key.SealedAt is null).ToList();
        return new(
            encryption.KeyId,
            open.Count,
            stored.Count - open.Count,
            Former: 0,
            open.GroupBy(key => key.WrappedBy, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal));
    }
}
