using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Checks;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Transfer;

/// <summary>Compares the macros of an archive with those of the site. Writes nothing.</summary>
internal sealed class ImportPlanner(MacroExport export, DefinitionCheck check, WorkLimiter limiter, IOptions<WorkOptions> options, IOptions<JsonOptions> json)
{
    // No more than a tenant's share of the silos' threads can take.
    const int CheckedAtOnce = 2;

    /// <summary>The verdicts in the order of the archive; an error when they take too long to check, or cannot be.</summary>
    /// <param name="caller">Whose site.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="present">The keys that the site has.</param>
    /// <param name="cancellation">Ends the planning.</param>
    public async Task<Result<IReadOnlyList<ImportPlanItemDto>>> PlanAsync(
        ApiCaller caller, ArchiveDto bundle, IReadOnlySet<string> present, CancellationToken cancellation)
    {
        var items = new List<ImportPlanItemDto>(bundle.Macros.Count);
        var left = TimeSpan.FromSeconds(options.Value.PlanSeconds);
        foreach (var some in bundle.Macros.Chunk(CheckedAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            if (left <= TimeSpan.Zero)
            {
                return new LimitError(
                    $"The checks of this archive take longer than {options.Value.PlanSeconds} s, which is the limit: {items.Count} of "
                        + $"{bundle.Macros.Count} macros were checked. Import them in parts.",
                    Limits.NameOf(nameof(Limits.ImportChecks)));
            }

            foreach (var result in await Task.WhenAll(some.Select(macro => PlanAsync(caller, macro, present.Contains(macro.Key), cancellation))))
            {
                if (!result.TryGet(out var planned, out var error))
                {
                    return error;
                }

                items.Add(planned.Item);
                left -= planned.Elapsed;
            }
        }

        return items;
    }

    /// <summary>The verdict on a macro without revisions that was checked already.</summary>
    /// <param name="caller">Whose site.</param>
    /// <param name="macro">The macro.</param>
    /// <param name="isPresent">Whether the site has one of its key.</param>
    /// <param name="isValid">Whether its draft keeps the rules of its fields.</param>
    /// <param name="cancellation">Ends the comparison.</param>
    public async Task<ImportVerdict> StandingAsync(ApiCaller caller, ArchiveMacroDto macro, bool isPresent, bool isValid, CancellationToken cancellation)
    {
        var there = isPresent ? await export.ReadAsync(caller, macro.Key, withHistory: false) : null;
        if (there is not null && await AreSameAsync(caller, macro, there, cancellation) is { Value: true })
        {
            return ImportVerdict.Same;
        }

        return !isValid ? ImportVerdict.Invalid : there is null ? ImportVerdict.New : ImportVerdict.Conflict;
    }

    async Task<Result<PlannedItem>> PlanAsync(ApiCaller caller, ArchiveMacroDto macro, bool isPresent, CancellationToken cancellation)
    {
        if (!isPresent || await export.ReadAsync(caller, macro.Key, withHistory: false) is not { } there)
        {
            return await CheckAsync(caller, macro, Item(macro, ImportVerdict.New, there: null));
        }

        if (!(await AreSameAsync(caller, macro, there, cancellation)).TryGet(out var areSame, out var error))
        {
            return error;
        }

        return areSame
            ? new PlannedItem(Item(macro, ImportVerdict.Same, there), TimeSpan.Zero)
            : await CheckAsync(caller, macro, Item(macro, ImportVerdict.Conflict, there));
    }

    /// <summary>What pages see must be without errors; a draft only has to keep the rules of its fields.</summary>
    async Task<Result<PlannedItem>> CheckAsync(ApiCaller caller, ArchiveMacroDto macro, ImportPlanItemDto item)
    {
        if (!(await check.RunAsync(caller, macro.Key, macro.Draft.Definition)).TryGet(out var draft, out var error))
        {
            return error;
        }

        if (draft.Errors is { } errors)
        {
            return new PlannedItem(item with { Verdict = ImportVerdict.Invalid, Errors = errors }, draft.Elapsed);
        }

        if (macro.Published() is not { } published)
        {
            return new PlannedItem(item, draft.Elapsed);
        }

        if (!(await check.RunAsync(caller, macro.Key, published.Definition, [.. published.Parts.Select(part => part.ToPart(AccountAliases.None))]))
            .TryGet(out var answer, out error))
        {
            return error;
        }

        var isInvalid = answer.Errors is not null
            || answer.Diagnostics.Any(diagnostic => diagnostic.Severity == UserMacro.Grains.Interfaces.Results.DiagnosticSeverity.Error);
        return new PlannedItem(
            isInvalid ? item with { Verdict = ImportVerdict.Invalid, Errors = answer.Errors, Diagnostics = answer.Diagnostics } : item,
            draft.Elapsed + answer.Elapsed);
    }

    Task<Result<bool>> AreSameAsync(ApiCaller caller, ArchiveMacroDto macro, ArchiveMacroDto there, CancellationToken cancellation) => limiter.RunAsync(
        caller,
        _ => macro.State == there.State
            && AreSame(macro.Draft.Definition, there.Draft.Definition)
            && AreSame(macro.Published()?.Definition, there.Published()?.Definition),
        cancellation);

    bool AreSame(DefinitionDto? one, DefinitionDto? other) =>
        JsonNode.DeepEquals(
            JsonSerializer.SerializeToNode(one, json.Value.SerializerOptions), JsonSerializer.SerializeToNode(other, json.Value.SerializerOptions));

    static ImportPlanItemDto Item(ArchiveMacroDto macro, ImportVerdict verdict, ArchiveMacroDto? there) =>
        new(macro.Key, macro.Draft.Definition.Name, verdict, macro.Revisions.Count, macro.Published() is not null, Errors: null, [])
        {
            Disabled = macro.State == MacroState.Disabled || there is { State: MacroState.Disabled },
            Notes = [.. NotesOf(macro)],
        };

    /// <summary>The parts that an import changes, in words.</summary>
    static IEnumerable<string> NotesOf(ArchiveMacroDto macro)
    {
        if (BuiltInMacros.Contains(macro.Key))
        {
            yield return "Confluence has a macro of its own under this key: choose rename or skip.";
        }

        if (macro.Revisions.Count == 0)
        {
            yield break;
        }

        var first = macro.Revisions[0].Number;
        foreach (var revision in macro.Revisions.Where(revision => revision.RestoredFrom < first))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Revision {revision.Number} was restored from revision {revision.RestoredFrom}, which is not in the archive: its restoredFrom becomes null.");
        }
    }

    sealed record PlannedItem(ImportPlanItemDto Item, TimeSpan Elapsed);
}
