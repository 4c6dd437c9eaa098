using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Catalog;

[GrainType("macrocatalog")]
internal sealed class MacroCatalogGrain(
    [PersistentState("shard")] IPersistentState<CatalogShard> state, IGrainContext context, TimeProvider time) : Grain, IMacroCatalogGrain
{
    const int DatedAtOnce = 16;

    static readonly TimeSpan DateRetry = TimeSpan.FromMinutes(10);

    readonly GrainRecord<CatalogShard> _shard = new(context, state);
    IGrainTimer? _dating;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!_shard.Value.ListUndated().IsEmpty)
        {
            // Beside calls: the macros call this grain.
            _dating = this.RegisterGrainTimer(DateDeletionsAsync, new() { DueTime = TimeSpan.Zero, Period = DateRetry, Interleave = true });
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<MacroSummary>> List() => Task.FromResult<ImmutableArray<MacroSummary>>([.. _shard.Value.Macros.Values]);

    public Task<ImmutableArray<string>> ListRemoved() => Task.FromResult(_shard.Value.ListRemoved(time.GetUtcNow()));

    public Task<int> Count() => Task.FromResult(_shard.Value.Macros.Count);

    public Task Put(MacroSummary summary) => WriteAsync(_shard.Value.Put(summary));

    public Task<CatalogedVersion> VersionOf(MacroKey key) => Task.FromResult(_shard.Value.VersionOf(key));

    public Task Replace(MacroKey key, long version, MacroSummary? summary) => WriteAsync(_shard.Value.Replace(key.Value, version, summary));

    public Task Remove(MacroKey key, long version) => WriteAsync(_shard.Value.Remove(key.Value, version, time.GetUtcNow()));

    /// <summary>Has the macros that earlier builds deleted forget their history in time, once. Where one of them cannot, all are told again later.</summary>
    async Task DateDeletionsAsync()
    {
        var tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString())!.Value;
        var haveAll = true;
        foreach (var some in _shard.Value.ListUndated().Chunk(DatedAtOnce))
        {
            var told = Task.WhenAll(some.Select(key => GrainFactory.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse(key))).DateDeletion()));
            await told.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            haveAll &= told.IsCompletedSuccessfully;
        }

        if (!haveAll)
        {
            return;
        }

        _dating?.Dispose();
        // Between calls: it must not overtake a write of theirs.
        this.RegisterGrainTimer(
            () => WriteAsync(_shard.Value with { DeletionsDated = true }), new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
    }

    Task WriteAsync(CatalogShard next) => ReferenceEquals(next, _shard.Value) ? Task.CompletedTask : _shard.WriteAsync(next);
}

/// <summary>One shard of a tenant's list of macros.</summary>
[GenerateSerializer, Immutable, Alias("catalog-shard")]
internal sealed record CatalogShard
{
    /// <summary>How long it is known when a macro was taken off: a day longer than it can be brought back.</summary>
    static readonly TimeSpan RemovedKept = TimeSpan.FromDays(31);

    /// <summary>The macros by key.</summary>
    [Id(0)] public ImmutableDictionary<string, MacroSummary> Macros { get; init; } = ImmutableDictionary<string, MacroSummary>.Empty;

    /// <summary>The version at which a macro was taken off, so that a late entry does not bring it back.</summary>
    [Id(1)] public ImmutableDictionary<string, long> Removed { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>When macros were taken off, for as long as they can be brought back; earlier builds did not note it.</summary>
    [Id(2)] public ImmutableDictionary<string, DateTimeOffset> RemovedAt { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Whether the macros that earlier builds deleted were told to note a time.</summary>
    [Id(3)] public bool DeletionsDated { get; init; }

    /// <summary>The macros that were taken off with no time noted, and not told to note one since.</summary>
    public ImmutableArray<string> ListUndated() => DeletionsDated ? [] : [.. Removed.Keys.Where(key => !RemovedAt.ContainsKey(key))];

    /// <summary>The macros that were taken off a short time ago.</summary>
    public ImmutableArray<string> ListRemoved(DateTimeOffset now) =>
        [.. RemovedAt.Where(removed => removed.Value + RemovedKept > now).Select(removed => removed.Key)];

    /// <summary>With the entry, or this very shard when it holds a newer one.</summary>
    public CatalogShard Put(MacroSummary summary) => VersionOf(summary.Key) >= summary.Version
        ? this
        : this with { Macros = Macros.SetItem(summary.Key, summary), Removed = Removed.Remove(summary.Key), RemovedAt = RemovedAt.Remove(summary.Key) };

    /// <summary>Without the macro, or this very shard when its entry is newer.</summary>
    public CatalogShard Remove(string key, long version, DateTimeOffset now)
    {
        var isListed = Macros.TryGetValue(key, out var entry);
        if (isListed ? entry!.Version > version : Removed.GetValueOrDefault(key, long.MinValue) >= version)
        {
            return this;
        }

        return this with
        {
            Macros = Macros.Remove(key),
            Removed = Removed.SetItem(key, version),
            RemovedAt = RemovedAt.RemoveRange(RemovedAt.Where(removed => removed.Value + RemovedKept <= now).Select(removed => removed.Key)).SetItem(key, now),
        };
    }

    /// <summary>With this entry, or without the macro, whatever the shard holds of it.</summary>
    public CatalogShard Replace(string key, long version, MacroSummary? summary) => summary is null
        ? this with { Macros = Macros.Remove(key), Removed = Removed.SetItem(key, version) }
        : this with { Macros = Macros.SetItem(key, summary), Removed = Removed.Remove(key), RemovedAt = RemovedAt.Remove(key) };

    public CatalogedVersion VersionOf(MacroKey key) => Macros.TryGetValue(key.Value, out var entry)
        ? new(entry.Version, entry.Head)
        : new(Removed.GetValueOrDefault(key.Value), Head: 0);

    long VersionOf(string key) => Macros.TryGetValue(key, out var entry) ? entry.Version : Removed.GetValueOrDefault(key, long.MinValue);
}
