using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Silo.Storage.Generations;

/// <summary>Reads and raises the generations of guarded records, in the store of the data keys.</summary>
/// <remarks>A record is written first, then its generation, and a generation is read before its record: so a crash between the two leaves a record that
/// is ahead, which is accepted, and only one that is behind is refused.</remarks>
internal sealed class GenerationStore(IGrainStorage store) : ITenantGenerations
{
    const string StateName = "generations";

    /// <summary>How many records are known to have been raised; then all are forgotten, which costs a reading each.</summary>
    const int MaxKnown = 100_000;

    static readonly GrainType StoreType = GrainType.Create("tenant-generations");

    readonly ConcurrentDictionary<(GrainId Grain, string State), long> _known = new();

    /// <summary>The generation that the record has reached; 0 for none.</summary>
    public async Task<long> ReadAsync(GrainId grain, string state, CancellationToken cancellation)
    {
        if (TenantOf(grain) is not { } tenant)
        {
            return 0;
        }

        var reached = (await LoadAsync(tenant, cancellation)).State!.Reached.GetValueOrDefault(NameOf(grain, tenant, state));
        Remember(grain, state, reached);
        return reached;
    }

    /// <summary>Notes that the record has reached a generation; lower ones change nothing.</summary>
    public async Task RaiseAsync(GrainId grain, string state, long generation, CancellationToken cancellation)
    {
        if (TenantOf(grain) is not { } tenant || (_known.TryGetValue((grain, state), out var known) && known >= generation))
        {
            return;
        }

        var name = NameOf(grain, tenant, state);
        while (true)
        {
            var stored = await LoadAsync(tenant, cancellation);
            if (stored.State!.Reached.GetValueOrDefault(name) < generation)
            {
                stored.State = stored.State with { Reached = stored.State.Reached.SetItem(name, generation) };
                try
                {
                    await store.WriteStateAsync(StateName, IdOf(tenant), stored, cancellation);
                }
                catch (InconsistentStateException)
                {
                    // Another record of the tenant was raised meanwhile.
                    continue;
                }
            }

            Remember(grain, state, generation);
            return;
        }
    }

    /// <summary>All that the records of a tenant have reached.</summary>
    public async Task<ImmutableSortedDictionary<string, long>> ReadAllAsync(TenantId tenant, CancellationToken cancellation) =>
        (await LoadAsync(tenant, cancellation)).State!.Reached;

    /// <summary>Puts what was read elsewhere in the place of what is here.</summary>
    public async Task ReplaceAllAsync(TenantId tenant, ImmutableSortedDictionary<string, long> reached, CancellationToken cancellation)
    {
        var stored = await LoadAsync(tenant, cancellation);
        stored.State = stored.State! with { Reached = reached };
        await store.WriteStateAsync(StateName, IdOf(tenant), stored, cancellation);
    }

    public async Task ForgetAsync(TenantId tenant, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await LoadAsync(tenant, cancellation);
            try
            {
                if (stored.RecordExists)
                {
                    await store.ClearStateAsync(StateName, IdOf(tenant), stored, cancellation);
                }

                return;
            }
            catch (InconsistentStateException)
            {
                // One more was raised meanwhile.
            }
        }
    }

    static TenantId? TenantOf(GrainId grain) => GrainKeys.TenantOf(grain.Key.ToString()!);

    static GrainId IdOf(TenantId tenant) => GrainId.Create(StoreType, tenant.Value);

    static string NameOf(GrainId grain, TenantId tenant, string state) => $"{grain.Type}{grain.Key.ToString()![tenant.Value.Length..]}/{state}";

    async Task<GrainState<RecordGenerations>> LoadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var stored = new GrainState<RecordGenerations>(new());
        await store.ReadStateAsync(StateName, IdOf(tenant), stored, cancellation);
        stored.State ??= new();
        return stored;
    }

    void Remember(GrainId grain, string state, long generation)
    {
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[(grain, state)] = generation;
    }
}
