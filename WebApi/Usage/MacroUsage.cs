using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Macros.Listing;
using UserMacro.WebApi.Usage.Contracts;

namespace UserMacro.WebApi.Usage;

/// <summary>How the macros of the site are used, for its administrators.</summary>
internal sealed class MacroUsage(IGrainFactory grains, MacroAccess access, TimeProvider time)
{
    /// <summary>The maximum number of macros per page of results; reading each one takes a grain call.</summary>
    public const int MaxLimit = Limits.ListUsage;

    const int ErasedAtOnce = 50;

    /// <summary>The figures of macros by key; null when the cursor is none of such a list.</summary>
    public async Task<UsageListDto?> ListAsync(ApiCaller caller, UsagePeriod period, int limit, string? cursor)
    {
        MacroPosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && (after = MacroCursor.Read(cursor, MacroOrder.ByKey)) is null)
        {
            return null;
        }

        if (!await IsCountedAsync(caller))
        {
            return new(IsCounted: false, [], Next: null);
        }

        var rest =
            (await grains.ListMacrosAsync(caller.Tenant)).Where(
                macro => after is not { } position || string.CompareOrdinal(macro.Key, position.Key) > 0).ToList();
        var some = rest.Take(limit).ToList();
        var (from, until) = period.Of(time);
        var reports = await Task.WhenAll(some.Select(macro => access.GrainOf(caller, MacroKey.Parse(macro.Key)).Usage(from, until)));
        return new(
            IsCounted: true,
            [.. some.Zip(reports).Where(pair => pair.Second.Value is not null).Select(pair => UsageItemDto.From(pair.First, pair.Second.Value!))],
            some.Count < rest.Count ? MacroCursor.Create(MacroOrder.ByKey, MacroOrder.ByKey.PositionOf(some[^1])) : null);
    }

    /// <summary>The figures of one macro, day by day.</summary>
    public async Task<Result<UsageDto>> ReadAsync(ApiCaller caller, string key, UsagePeriod period)
    {
        if (access.Find(caller, key) is not { } macro)
        {
            return NotFoundError.NoMacro;
        }

        var (from, until) = period.Of(time);
        if (!(await macro.Usage(from, until)).TryGet(out var report, out var error))
        {
            return error;
        }

        return UsageDto.From(report, await IsCountedAsync(caller));
    }

    /// <summary>Erases what was counted of all macros.</summary>
    public async Task EraseAsync(ApiCaller caller)
    {
        foreach (var some in (await grains.ListMacrosAsync(caller.Tenant)).Chunk(ErasedAtOnce))
        {
            await Task.WhenAll(some.Select(macro => access.GrainOf(caller, MacroKey.Parse(macro.Key)).EraseUsage()));
        }
    }

    async Task<bool> IsCountedAsync(ApiCaller caller) => (await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(caller.Tenant)).Settings()).Usage;
}
