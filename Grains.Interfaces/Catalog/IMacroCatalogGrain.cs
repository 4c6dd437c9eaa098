using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Catalog;

/// <summary>One of 16 shards of a tenant's list of macros. Key: <see cref="GrainKeys.Catalog(TenantId, int)"/>.</summary>
[Alias("macro-catalog")]
public interface IMacroCatalogGrain : ITenantScoped
{
    /// <summary>The macros of this shard, in no order.</summary>
    [Alias("list"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<MacroSummary>> List();

    /// <summary>The keys of macros that were taken off within the last 30 days, some of which may be back since.</summary>
    [Alias("list-removed"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<string>> ListRemoved();

    /// <summary>How many macros this shard lists.</summary>
    [Alias("count"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<int> Count();

    /// <summary>Enters or renews a macro; an entry with a newer version stays.</summary>
    [Alias("put"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Put(MacroSummary summary);

    /// <summary>How far this shard knows the macro to have come.</summary>
    [Alias("version-of"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<CatalogedVersion> VersionOf(MacroKey key);

    /// <summary>Enters what a macro says of itself, though the entry be newer: after a restore from a backup.</summary>
    /// <param name="key">The macro.</param>
    /// <param name="version">Its version.</param>
    /// <param name="summary">Its entry; null when it does not exist.</param>
    [Alias("replace"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Replace(MacroKey key, long version, MacroSummary? summary);

    /// <summary>Takes a macro off the list, unless its entry is newer than <paramref name="version"/>.</summary>
    [Alias("remove"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Remove(MacroKey key, long version);
}
