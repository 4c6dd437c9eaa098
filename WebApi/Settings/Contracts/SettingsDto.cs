using System.ComponentModel;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Settings.Contracts;

/// <summary>The settings of a site.</summary>
internal sealed record SettingsDto
{
    [Description("Rules over all macros.")]
    public RulesDto Rules { get; init; } = new();

    [Description("Whether publishing needs the approval of another administrator.")]
    public bool Approval { get; init; }

    [Description("How much of the history is kept.")]
    public RetentionDto Retention { get; init; } = new();

    [Description("The language of notices and of the admin page: en or de.")]
    public string Language { get; init; } = "en";

    [Description("Whether renders are counted.")]
    public bool Usage { get; init; } = true;

    public static SettingsDto From(TenantSettings settings, ResolvedAccounts accounts) => new()
    {
        Rules = RulesDto.From(settings.Rules, accounts),
        Approval = settings.Approval,
        Retention = RetentionDto.From(settings.Retention),
        Language = settings.Language,
        Usage = settings.Usage,
    };

    public TenantSettings ToSettings(MacroRules rules) => new()
    {
        Rules = rules,
        Approval = Approval,
        Retention = Retention.ToRetention(),
        Language = Language,
        Usage = Usage,
    };
}
