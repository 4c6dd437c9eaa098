using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts.Listing;
using UserMacro.WebApi.Modules.Contracts;

namespace UserMacro.WebApi.Macros.Listing;

/// <summary>The list of the site's macros.</summary>
internal sealed class MacroList(IGrainFactory grains, CallerAccounts callers, WorkLimiter limiter)
{
    /// <summary>How many macros one answer holds at most: as many as a site can have.</summary>
    public const int MaxLimit = Limits.ListMacros;

    /// <summary>A part of the list; null when the cursor is none of a list in this order.</summary>
    public async Task<Result<MacroListDto>?> ReadAsync(
        ApiCaller caller, MacroFilter filter, MacroOrder order, int limit, string? cursor, CancellationToken cancellation)
    {
        MacroPosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && (after = MacroCursor.Read(cursor, order)) is null)
        {
            return null;
        }

        var listing = grains.ListMacrosAsync(caller.Tenant);
        var sync = await grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(caller.Tenant)).Status();
        var all = await listing;
        if (!(await limiter.RunAsync(caller, _ => RestOf(all, filter, order, after), cancellation)).TryGet(out var rest, out var error))
        {
            return error;
        }

        var macros = rest[..Math.Min(limit, rest.Length)];
        var accounts = await callers.AccountsOf(caller, macros.Select(macro => macro.EditedBy));
        return new MacroListDto(
            [.. macros.Select(macro => MacroListItemDto.From(macro, sync, accounts))],
            new(sync.Registered.Length, sync.Slots),
            SyncDto.From(sync),
            macros.Length < rest.Length ? MacroCursor.Create(order, order.PositionOf(macros[^1])) : null);
    }

    static ImmutableArray<MacroSummary> RestOf(IEnumerable<MacroSummary> all, MacroFilter filter, MacroOrder order, MacroPosition? after) =>
    [
        .. all.Where(filter.Holds).OrderBy(order.PositionOf, order)
            .SkipWhile(macro => after is { } position && order.Compare(order.PositionOf(macro), position) <= 0),
    ];
}
