using System.ComponentModel;
using UserMacro.WebApi.Modules.Contracts;

namespace UserMacro.WebApi.Macros.Contracts.Listing;

/// <summary>A part of the list of the site's macros.</summary>
internal sealed record MacroListDto(
    IReadOnlyList<MacroListItemDto> Items,
    SlotsDto Slots,
    SyncDto Sync,
    [property: Description("Send as cursor to read the next page; null at the end.")] string? Next);
