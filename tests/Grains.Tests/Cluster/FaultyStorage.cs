using System.Collections.Concurrent;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>Storage whose writes can be awaited and held, whose next write of a record can be made to fail, done or not,
/// and which can be taken away from a grain.</summary>
internal sealed class FaultyStorage(IGrainStorage inner) : IGrainStorage
{
    readonly ConcurrentDictionary<(string State, string Key), bool> _faults = new();

    readonly ConcurrentDictionary<string, bool> _gone = new(StringComparer.Ordinal);

    readonly ConcurrentDictionary<(string State, string Key), SemaphoreSlim> _writes = new();

    readonly ConcurrentDictionary<string, WriteSteps> _steps = new(StringComparer.Ordinal);

    /// <summary>Released once for every finished write of this record.</summary>
    public SemaphoreSlim WritesOf(string state, string key) => _writes.GetOrAdd((state, key), _ => new(0));

    /// <summary>The next write of this record throws.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="key">The grain's key.</param>
    /// <param name="isDone">Whether the write is done nevertheless.</param>
    public void FailNextWrite(string state, string key, bool isDone) => _faults[(state, key)] = isDone;

    /// <summary>From now on no record of this grain can be read or written.</summary>
    public void TakeAway(string key) => _gone[key] = true;

    /// <summary>Ends <see cref="TakeAway"/>.</summary>
    public void BringBack(string key) => _gone.TryRemove(key, out _);

    /// <summary>From now on every write of the tenant's records is held, until the steps are disposed of.</summary>
    public WriteSteps StepThrough(TenantId tenant) => _steps[tenant.Value] = new();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowIfGone(grainId);
        await inner.ReadStateAsync(stateName, grainId, grainState);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowIfGone(grainId);
        if (!_faults.TryRemove((stateName, grainId.Key.ToString()!), out var isDone))
        {
            var steps = GrainKeys.TenantOf(grainId.Key.ToString()!) is { } tenant ? _steps.GetValueOrDefault(tenant.Value) : null;
            await (steps?.HoldAsync(stateName, isDone: false) ?? Task.CompletedTask);
            await inner.WriteStateAsync(stateName, grainId, grainState);
            await (steps?.HoldAsync(stateName, isDone: true) ?? Task.CompletedTask);
            WritesOf(stateName, grainId.Key.ToString()!).Release();
            return;
        }

        if (isDone)
        {
            await inner.WriteStateAsync(stateName, grainId, new GrainState<T>(grainState.State, grainState.ETag) { RecordExists = grainState.RecordExists });
        }

        throw new IOException("The storage did not answer.");
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);

    void ThrowIfGone(GrainId grain)
    {
        if (_gone.ContainsKey(grain.Key.ToString()!))
        {
            throw new IOException("The storage did not answer.");
        }
    }
}
