using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Operations.Keys;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Operations;

/// <summary>Work on the data keys of all owners.</summary>
internal sealed class KeyOperations(DataKeys keys, IKeyEncryptionKey encryption, IKeyRecords owners, KeyRingChanges changes, IReencryption reencryption)
    : IKeyOperations
{
    const int ReadsAtOnce = 16;

    public async Task<KeyStatus> StatusAsync(CancellationToken cancellation)
    {
        var stored = new List<WrappedDataKey>();
        foreach (var some in (await owners.ListOwnersAsync(cancellation).ToListAsync(cancellation)).Chunk(ReadsAtOnce))
        {
            stored.AddRange((await Task.WhenAll(some.Select(owner => keys.Records.ReadAsync(owner, cancellation))))
                .Where(state => state.RecordExists).Select(state => state.State!));
        }

        var open = stored.Where(key => key.SealedAt is null).ToList();
        return new(
            encryption.KeyId,
            open.Count,
            stored.Count - open.Count,
            open.Sum(key => key.Former?.Count ?? 0),
            open.SelectMany(WrappersOf).GroupBy(key => key, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal));
    }

    // Off the caller's grain, which continues to take calls.
    public Task<KeyProgress> RunAsync(KeyProgress begun, Action<KeyProgress> report, CancellationToken cancellation) =>
        Task.Run(
            () => begun.Work switch
            {
                KeyWork.Rotate => ForEachOwnerAsync(begun, report, owner => changes.RotateAsync(owner, begun.StartedAt, cancellation), cancellation),
                KeyWork.Rewrap => ForEachOwnerAsync(begun, report, owner => changes.RewrapAsync(owner, cancellation), cancellation),
                KeyWork.ReEncrypt => reencryption.RunAsync(begun, report, cancellation),
                _ => Task.FromResult(begun),
            },
            cancellation);

    async Task<KeyProgress> ForEachOwnerAsync(
        KeyProgress progress, Action<KeyProgress> report, Func<string, Task<KeyChange>> change, CancellationToken cancellation)
    {
        var list = progress.Tenant is { } tenant ? [tenant] : await owners.ListOwnersAsync(cancellation).ToListAsync(cancellation);
        progress = progress with { Owners = list.Count };
        foreach (var owner in list)
        {
            var outcome = await change(owner);
            progress = progress with
            {
                OwnersDone = progress.OwnersDone + 1,
                Changed = progress.Changed + (outcome == KeyChange.Made ? 1 : 0),
                Refused = progress.Refused + (outcome == KeyChange.Refused ? 1 : 0),
            };
            report(progress);
        }

        return progress;
    }

    static IEnumerable<string> WrappersOf(WrappedDataKey key) => (key.Former ?? []).Select(previous => previous.WrappedBy).Append(key.WrappedBy);
}
