using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Catalog;

[GrainType("macrocatalog")]
internal sealed class MacroCatalogGrain([PersistentState("shard")] IPersistentState<CatalogShard> state) : Grain, IMacroCatalogGrain
{
    readonly PersistentRecord<CatalogShard> _shard = new(state);

    public Task<ImmutableArray<MacroSummary>> List() => Task.FromResult<ImmutableArray<MacroSummary>>([.. _shard.Value.Macros.Values]);

    public Task<int> Count() => Task.FromResult(_shard.Value.Macros.Count);

    public Task Put(MacroSummary summary) => WriteAsync(_shard.Value.Put(summary));

    public Task Remove(MacroKey key, long version) => WriteAsync(_shard.Value.Remove(key.Value, version));

    async Task WriteAsync(CatalogShard next)
    {
        if (ReferenceEquals(next, _shard.Value))
            return;
        try
        {
            await _shard.WriteAsync(next);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
