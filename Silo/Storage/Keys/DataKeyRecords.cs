using Orleans.Storage;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The records of wrapped data keys, one for each owner.</summary>
internal sealed class DataKeyRecords(IGrainStorage store)
{
    const string StateName = "data-key";

    static readonly GrainType KeyType = GrainType.Create("tenant-key");

    /// <summary>Whether a grain's record in the store is one of these.</summary>
    public static bool IsOne(GrainId grain) => grain.Type == KeyType;

    /// <summary>What is stored for an owner.</summary>
    public async Task<GrainState<WrappedDataKey>> ReadAsync(string owner, CancellationToken cancellation)
    {
        var state = new GrainState<WrappedDataKey>(new());
        await store.ReadStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);
        return state;
    }

    /// <summary>Stores a state in the place of the one that it was read as.</summary>
    /// <exception cref="InconsistentStateException">It was changed meanwhile.</exception>
    public Task WriteAsync(string owner, GrainState<WrappedDataKey> state, CancellationToken cancellation) =>
        store.WriteStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);

    /// <summary>Removes the keys of an owner; a seal stays.</summary>
    /// <exception cref="InconsistentStateException">They were changed meanwhile.</exception>
    public async Task ClearAsync(string owner, CancellationToken cancellation)
    {
        var state = await ReadAsync(owner, cancellation);
        if (state is { RecordExists: true, State.SealedAt: null })
        {
            await store.ClearStateAsync(StateName, GrainId.Create(KeyType, owner), state, cancellation);
        }
    }

    /// <summary>Changes what is stored in one guarded write, again if somebody else was quicker.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="change">Gives what is to be stored, or null to leave what is there.</param>
    /// <param name="cancellation">Ends it between two tries.</param>
    /// <returns>Whether something was changed.</returns>
    public async Task<bool> UpdateAsync(string owner, Func<WrappedDataKey?, Task<WrappedDataKey?>> change, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var state = await ReadAsync(owner, cancellation);
            if (await change(state.RecordExists ? state.State : null) is not { } next)
            {
                return false;
            }

            state.State = next;
            try
            {
                await WriteAsync(owner, state, cancellation);
                return true;
            }
            catch (InconsistentStateException)
            {
                // A key was made, rotated or sealed meanwhile.
            }
        }
    }
}
