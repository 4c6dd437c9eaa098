using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Macros.Checks;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Transfer.Contracts;

namespace UserMacro.WebApi.Transfer;

/// <summary>Says how the macros of a bundle stand to those of the site. Writes nothing.</summary>
internal sealed class ImportPlanner(MacroExport export, MacroCheck check, IOptions<JsonOptions> json)
{
    const int CheckedAtOnce = 8;

    /// <param name="caller">Whose site.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="present">The keys that the site has.</param>
    public async Task<IReadOnlyList<ImportPlanItemDto>> PlanAsync(ApiCaller caller, BundleDto bundle, IReadOnlySet<string> present)
    {
        var items = new List<ImportPlanItemDto>(bundle.Macros.Count);
        foreach (var some in bundle.Macros.Chunk(CheckedAtOnce))
            items.AddRange(await Task.WhenAll(some.Select(macro => PlanAsync(caller, macro, present.Contains(macro.Key)))));
        return items;
    }

    async Task<ImportPlanItemDto> PlanAsync(ApiCaller caller, BundleMacroDto macro, bool isPresent)
    {
        if (isPresent && await export.ReadAsync(caller, macro.Key, withHistory: false) is { } there)
            return AreSame(macro, there) ? Item(macro, ImportVerdict.Same) : await CheckAsync(caller, macro, ImportVerdict.Conflict);
        return await CheckAsync(caller, macro, ImportVerdict.New);
    }

    /// <summary>What pages see must be without errors; a draft only has to keep the rules of its fields.</summary>
    async Task<ImportPlanItemDto> CheckAsync(ApiCaller caller, BundleMacroDto macro, ImportVerdict verdict)
    {
        var item = Item(macro, verdict);
        var draft = await check.RunAsync(caller, macro.Key, macro.Draft.Definition);
        if (draft.Value is { Errors: { } errors })
            return item with { Verdict = ImportVerdict.Invalid, Errors = errors };
        if (macro.Published() is not { } published || !(await check.RunAsync(caller, macro.Key, published.Definition, [.. published.Parts.Select(part => part.ToPart(Handles.None))])).TryGet(out var answer, out _))
            return item;
        return answer.Errors is not null || answer.Diagnostics.Any(diagnostic => diagnostic.Severity == Grains.Interfaces.Macros.DiagnosticSeverity.Error)
            ? item with { Verdict = ImportVerdict.Invalid, Errors = answer.Errors, Diagnostics = answer.Diagnostics }
            : item;
    }

    bool AreSame(BundleMacroDto macro, BundleMacroDto there) =>
        macro.State == there.State
        && AreSame(macro.Draft.Definition, there.Draft.Definition)
        && AreSame(macro.Published()?.Definition, there.Published()?.Definition);

    bool AreSame(DefinitionDto? one, DefinitionDto? other) =>
        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(one, json.Value.SerializerOptions), JsonSerializer.SerializeToNode(other, json.Value.SerializerOptions));

    static ImportPlanItemDto Item(BundleMacroDto macro, ImportVerdict verdict) =>
        new(macro.Key, macro.Draft.Definition.Name, verdict, macro.Revisions.Count, macro.Published() is not null, Errors: null, []);
}
