using System.ComponentModel;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>One line of the list of macros.</summary>
internal sealed record MacroListItemDto(
    string Key,
    string Name,
    string Description,
    MacroState State,
    [property: Description("Number of the published revision; 0 when none.")] int Published,
    bool HasUnpublishedChanges,
    [property: Description("Account id of who changed it last; null for a former user.")] string? EditedBy,
    DateTimeOffset EditedAt,
    [property: Description("Whether Confluence offers the macro by its own name.")] ModuleState Module,
    [property: Description("Whether the draft waits for another administrator's approval.")] bool AwaitsApproval)
{
    public static MacroListItemDto From(MacroSummary macro, ModuleSyncStatus sync, Accounts accounts) => new(
        macro.Key,
        macro.Name,
        macro.Description,
        macro.State,
        macro.Published,
        macro.HasUnpublishedChanges,
        accounts.Of(macro.EditedBy),
        macro.EditedAt,
        ModuleOf(macro, sync),
        macro.AwaitsApproval);

    static ModuleState ModuleOf(MacroSummary macro, ModuleSyncStatus sync) =>
        macro.Module is null ? ModuleState.None
        : sync.Registered.Contains(macro.Key, StringComparer.Ordinal) ? ModuleState.Registered
        : sync.Refused.ContainsKey(macro.Key) ? ModuleState.Refused
        : ModuleState.Pending;
}
