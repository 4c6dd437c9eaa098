using System.ComponentModel;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Modules.Contracts;

namespace UserMacro.WebApi.Macros.Contracts.Listing;

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
    [property: Description("What Confluence said when it refused the macro's own name; null when it did not.")] string? ModuleMessage,
    [property: Description("Whether pages show it in a frame only because Confluence refuses static macros.")] bool ModuleFramed,
    [property: Description("Whether the draft waits for another administrator's approval.")] bool AwaitsApproval,
    [property: Description("Whether the macro is quarantined; the macro itself says why.")] bool Quarantined)
{
    public static MacroListItemDto From(MacroSummary macro, ModuleSyncStatus sync, ResolvedAccounts accounts) => new(
        macro.Key,
        macro.Name,
        macro.Description,
        macro.State,
        macro.Published,
        macro.HasUnpublishedChanges,
        accounts.IdFor(macro.EditedBy),
        macro.EditedAt,
        ModuleStates.For(macro, sync),
        sync.Refused.GetValueOrDefault(macro.Key),
        sync.Framed.Contains(macro.Key, StringComparer.Ordinal),
        macro.AwaitsApproval,
        macro.IsQuarantined);
}
