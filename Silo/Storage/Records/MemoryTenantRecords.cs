using System.Collections.Concurrent;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;

namespace UserMacro.Silo.Storage.Records;

/// <summary>Storage in memory that remembers what it holds, since Orleans' own cannot list it. For a single silo.</summary>
internal sealed class MemoryTenantRecords(IGrainStorage records) : IGrainStorage, ITenantRecords
{
    readonly ConcurrentDictionary<TenantRecordName, byte> _names = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => records.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _names[new(grainId, stateName)] = 0;
        return records.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => records.ClearStateAsync(stateName, grainId, grainState);

    public async IAsyncEnumerable<TenantRecordName> ListAsync(
        TenantId tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in _names.Keys.Where(name => GrainKeys.IsUnder(name.Grain.Key.AsSpan(), tenant)))
        {
            if ((await StateOfAsync(name)).RecordExists)
            {
                yield return name;
            }
        }
    }

    public IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId tenant, CancellationToken cancellation) => ListAsync(tenant, cancellation);

    public Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation) => Task.FromResult(RecordIndexProgress.Always);

    public async Task DeleteAsync(IReadOnlyCollection<TenantRecordName> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            await records.ClearStateAsync(name.State, name.Grain, await StateOfAsync(name));
            _names.TryRemove(name, out _);
        }
    }

    public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;

    async Task<GrainState<Encryption.EncryptedRecord>> StateOfAsync(TenantRecordName name)
    {
        var state = new GrainState<Encryption.EncryptedRecord>();
        await records.ReadStateAsync(name.State, name.Grain, state);
        return state;
    }
}
