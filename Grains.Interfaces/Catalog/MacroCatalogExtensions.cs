using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Catalog;

/// <summary>The shards of a catalogue as one.</summary>
public static class MacroCatalogExtensions
{
    /// <summary>All macros of a tenant by key; asks the 16 shards side by side.</summary>
    public static async Task<ImmutableArray<MacroSummary>> ListMacrosAsync(this IGrainFactory grains, TenantId tenant)
    {
        var shards = await Task.WhenAll(Shards(grains, tenant).Select(shard => shard.List()));
        return [.. shards.SelectMany(shard => shard).OrderBy(macro => macro.Key, StringComparer.Ordinal)];
    }

    /// <summary>Keys of macros that were deleted within the last 30 days, some of which may be back since.</summary>
    public static async Task<ImmutableArray<string>> ListRemovedMacrosAsync(this IGrainFactory grains, TenantId tenant)
    {
        var shards = await Task.WhenAll(Shards(grains, tenant).Select(shard => shard.ListRemoved()));
        return [.. shards.SelectMany(shard => shard).Order(StringComparer.Ordinal)];
    }

    /// <summary>How many macros a tenant has.</summary>
    public static async Task<int> CountMacrosAsync(this IGrainFactory grains, TenantId tenant) =>
        (await Task.WhenAll(Shards(grains, tenant).Select(shard => shard.Count()))).Sum();

    static IEnumerable<IMacroCatalogGrain> Shards(IGrainFactory grains, TenantId tenant) =>
        Enumerable.Range(0, GrainKeys.CatalogShards).Select(shard => grains.GetGrain<IMacroCatalogGrain>(GrainKeys.Catalog(tenant, shard)));
}
