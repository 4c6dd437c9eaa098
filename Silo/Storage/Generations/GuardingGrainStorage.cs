using Orleans.Storage;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Generations;

/// <summary>Refuses guarded states that are older than they once were, and has every record that is refused reported.</summary>
internal sealed class GuardingGrainStorage(IGrainStorage inner, GenerationStore generations, RefusedRecords refused) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var isGuarded = typeof(IGuardedState).IsAssignableFrom(typeof(T));
        // Before the record: it may only be ahead then, whoever writes meanwhile.
        var reached = isGuarded ? await generations.ReadAsync(grainId, stateName, cancellationToken) : 0;
        var before = (grainState.State, grainState.ETag, grainState.RecordExists);
        try
        {
            await inner.ReadStateAsync(stateName, grainId, grainState, cancellationToken);
        }
        catch (StateProtectionException e)
        {
            refused.Report(grainId, stateName, RecordFault.Altered);
            throw new RecordRefusedException(e.Message, e);
        }
        catch (ForeignRegionException)
        {
            refused.Report(grainId, stateName, RecordFault.ForeignRegion);
            throw;
        }

        if (!isGuarded)
        {
            return;
        }

        var generation = grainState.RecordExists ? ((IGuardedState)grainState.State!).Generation : 0;
        if (generation < reached)
        {
            var fault = grainState.RecordExists ? RecordFault.PutBack : RecordFault.Missing;
            refused.Report(grainId, stateName, fault);
            // As if it had not been read.
            (grainState.State, grainState.ETag, grainState.RecordExists) = before;
            throw fault.ToException(grainId, stateName);
        }

        // Of an earlier build, or of a process that ended between the two writes.
        await RaiseAsync(stateName, grainId, generation, reached, cancellationToken);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        try
        {
            await inner.WriteStateAsync(stateName, grainId, grainState, cancellationToken);
        }
        catch (ForeignRegionException)
        {
            refused.Report(grainId, stateName, RecordFault.ForeignRegion);
            throw;
        }

        if (grainState.State is IGuardedState { Generation: var generation })
        {
            await RaiseAsync(stateName, grainId, generation, reached: 0, cancellationToken);
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        typeof(IGuardedState).IsAssignableFrom(typeof(T))
            ? throw new NotSupportedException("A guarded state is never cleared: that would look like a row that was deleted.")
            : inner.ClearStateAsync(stateName, grainId, grainState, cancellationToken);

    Task RaiseAsync(string stateName, GrainId grainId, long generation, long reached, CancellationToken cancellation) =>
        generation > reached ? generations.RaiseAsync(grainId, stateName, generation, cancellation) : Task.CompletedTask;
}
