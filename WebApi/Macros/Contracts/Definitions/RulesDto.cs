using System.ComponentModel;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Json;

namespace UserMacro.WebApi.Macros.Contracts.Definitions;

/// <summary>Where and by whom macros may be used and edited. The site's rules hold for all macros; a macro's own can only narrow them.</summary>
internal sealed record RulesDto
{
    [Description("Keys of the spaces where macros may be used; elsewhere pages show a notice. Empty: every space.")]
    public IReadOnlyList<string> Spaces { get; init => field = NoNulls.In(value); } = [];

    [Description("Whether Confluence's macro browser hides macros; existing uses keep working.")]
    public bool Hidden { get; init; }

    [Description("Account ids of the administrators who may edit; a person who was forgotten is former-user: and a number. Empty: every administrator.")]
    public IReadOnlyList<string> Editors { get; init => field = NoNulls.In(value); } = [];

    [Description("Account ids of the people who may insert macros into pages. With insertGroups empty too: everyone.")]
    public IReadOnlyList<string> InsertAccounts { get; init => field = NoNulls.In(value); } = [];

    [Description("Names of the groups whose members may insert macros into pages.")]
    public IReadOnlyList<string> InsertGroups { get; init => field = NoNulls.In(value); } = [];

    [Description("Whether script may run.")]
    public bool Script { get; init; }

    [Description("Hosts that framed output may load from, for example https://cdn.example.com or https://*.example.com. Empty: none.")]
    public IReadOnlyList<string> Hosts { get; init => field = NoNulls.In(value); } = [];

    public static RulesDto From(MacroRules rules, ResolvedAccounts accounts) => new()
    {
        Spaces = rules.Spaces,
        Hidden = rules.Hidden,
        Editors = [.. rules.Editors.Select(accounts.TextOf)],
        InsertAccounts = [.. rules.InsertAccounts.Select(accounts.TextOf)],
        InsertGroups = rules.InsertGroups,
        Script = rules.Script,
        Hosts = rules.Hosts,
    };

    /// <summary>The rules; people without a handle are left out.</summary>
    public MacroRules ToRules(AccountAliases handles) => new()
    {
        Spaces = [.. Spaces],
        Hidden = Hidden,
        Editors = [.. Editors.Select(handles.Of).OfType<string>()],
        InsertAccounts = [.. InsertAccounts.Select(handles.Of).OfType<string>()],
        InsertGroups = [.. InsertGroups],
        Script = Script,
        Hosts = [.. Hosts],
    };
}
