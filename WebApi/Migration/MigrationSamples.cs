using System.Globalization;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Render.Data;

namespace UserMacro.WebApi.Migration;

/// <summary>Renders macros with values of all kinds while they are planned, so that what breaks is a reason in the report and no surprise on a page.</summary>
/// <remarks>The way is that of pages; the page and its data are samples, and no site is asked.</remarks>
internal sealed class MigrationSamples(IGrainFactory grains, WorkBudgets budgets)
{
    const string Body = "<p>Sample body</p>";

    static readonly PageContext Page = new()
    {
        Id = "98309", Title = "Sample page", Type = "page", Version = "1", SpaceKey = "SAMPLE", SpaceName = "Sample space",
    };

    /// <summary>Why the macro needs a change, and how long a thread of the silo was busy. A silo that is too busy finds nothing.</summary>
    public async Task<(IReadOnlyList<MigrationReasonDto> Reasons, TimeSpan Elapsed)> RunAsync(ApiCaller caller, string key, DefinitionDto definition)
    {
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, MacroKey.Parse(key)));
        if (!(await macro.RenderSamples(definition.ToDefinition(AccountAliases.None), RequestOf(caller))).TryGet(out var outcome, out _))
        {
            return ([], TimeSpan.Zero);
        }

        var elapsed = TimeSpan.FromMilliseconds(outcome.ThreadMilliseconds);
        budgets.Charge(caller, elapsed);
        return ([.. outcome.Findings.Select(finding => From(finding, outcome.Renders))], elapsed);
    }

    static MigrationReasonDto From(SampleFinding finding, int renders) => finding.Fault == SampleFault.Stopped
        ? new(
            MigrationVerdict.NeedsChange,
            "stops",
            $"With {finding.Values} it stops{Share(finding, renders)}: {finding.Diagnostic.Message}",
            finding.Diagnostic.Line,
            finding.Diagnostic.Column)
        : new(
            MigrationVerdict.NeedsChange,
            finding.Diagnostic.Code,
            $"With {finding.Values} a script in its output cannot be read{Share(finding, renders)}, though Data Center's can: {finding.Diagnostic.Message}",
            Line: null,
            Column: null);

    static string Share(SampleFinding finding, int renders) => renders == 1
        ? ""
        : finding.Renders == renders
            ? ", as with all values"
            : string.Create(CultureInfo.InvariantCulture, $" ({finding.Renders} of {renders} trials)");

    static RenderRequest RequestOf(ApiCaller caller) => new()
    {
        Markup = RenderMarkup.Html,
        Body = Body,
        Page = Page,
        AccountId = caller.AccountId,
        SiteBaseUrl = caller.SiteBaseUrl,
        SiteHosts = caller.SiteHosts,
        Data = SampleData.All,
        IsUncounted = true,
    };
}
