using System.ComponentModel;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Modules;

namespace UserMacro.WebApi.Modules.Contracts;

/// <summary>All published macros in Confluence's macro browser, by key.</summary>
internal sealed record ModuleListDto(IReadOnlyList<ModuleDto> Items, SlotsDto Slots, SyncDto Sync)
{
    public static ModuleListDto From(IEnumerable<MacroSummary> macros, ModuleSyncStatus sync) => new(
        [
            .. macros.Where(macro => macro.Module is not null).OrderBy(macro => macro.Key, StringComparer.Ordinal)
                .Select(macro => new ModuleDto(
                    macro.Key, macro.Name, ModuleStates.For(macro, sync), sync.Refused.GetValueOrDefault(macro.Key),
                    sync.Framed.Contains(macro.Key, StringComparer.Ordinal))),
        ],
        new(sync.Registered.Length, sync.Slots),
        SyncDto.From(sync));
}

/// <summary>A published macro in Confluence's macro browser.</summary>
internal sealed record ModuleDto(
    [property: Description("The macro's key.")] string Key,
    string Name,
    ModuleState State,
    [property: Description("What Confluence said when it refused; null when it did not.")] string? Message,
    [property: Description("Whether it is shown in a frame only because Confluence refuses static macros.")] bool Framed);
