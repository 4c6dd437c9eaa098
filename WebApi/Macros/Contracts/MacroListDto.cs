namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>The macros of the site.</summary>
internal sealed record MacroListDto(IReadOnlyList<MacroListItemDto> Items, SlotsDto Slots, SyncDto Sync);
