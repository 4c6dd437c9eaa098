using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Conversion;
using UserMacro.WebApi.Transfer;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Migration;

/// <summary>Imports macros of Data Center: each by itself, so that one that fails keeps no other from being imported.</summary>
internal sealed class MigrationImport(MigrationPlanner planner, MacroImports imports, MigrationRepeats repeats, TimeProvider time)
{
    const string Note = "Imported from Data Center";

    /// <summary>Imports them. What was imported before with the same idempotency key is answered and not imported again.</summary>
    /// <param name="caller">Whose site, and who imports.</param>
    /// <param name="files">The macros.</param>
    /// <param name="onConflict">What to do with macros whose key is taken.</param>
    /// <param name="publish">Whether to publish those that run.</param>
    /// <param name="cancellation">Ends the planning when the caller leaves; what is imported is imported.</param>
    public async Task<Result<MigrationReportDto>> RunAsync(
        ApiCaller caller, ConvertedFiles files, ConflictRule onConflict, bool publish, CancellationToken cancellation)
    {
        if (!(await repeats.NameAsync(caller, files, onConflict, publish, cancellation)).TryGet(out var names, out var error))
        {
            return error;
        }

        var plan = await planner.PlanAsync(caller, files, cancellation);
        var taken = new HashSet<string>(await imports.PresentAsync(caller), StringComparer.Ordinal);
        taken.UnionWith(plan.Macros.Select(macro => macro.Key));
        var done = await repeats.FindAsync(caller, names, onConflict, taken);
        var choices = plan.Report.Items.ToDictionary(
            item => item.Key,
            item => done.ContainsKey(item.Key) ? new() { Action = ImportAction.Skip } : ChoiceOf(item, onConflict, taken),
            StringComparer.Ordinal);
        var macros = plan.Macros.Zip(plan.Report.Items, (macro, item) =>
            publish && item.Verdict <= MigrationVerdict.WithDifferences ? Published(macro, caller.AccountId) : macro).ToList();
        // What was planned a moment ago is not checked again; the grains do that before they take anything.
        var standings = plan.Report.Items.Select(
            item => new ImportPlanItemDto(item.Key, item.Title, item.Standing, Revisions: 0, Published: false, Errors: null, [])).ToList();
        var parts = names.Count == 0 ? [] : macros.ToDictionary(
            macro => macro,
            macro => choices[macro.Key].Action == ImportAction.Replace ? names[macro.Key].Replaced : names[macro.Key].Created,
            (IEqualityComparer<ArchiveMacroDto>)ReferenceEqualityComparer.Instance);
        if (!(await imports.RunAsync(caller, new() { Bundle = planner.Bundle(macros), Choices = choices }, standings, parts)).TryGet(out var result, out error))
        {
            return error;
        }

        return plan.Report with
        {
            Items =
            [
                .. plan.Report.Items.Zip(
                    result.Items.Select(item => done.GetValueOrDefault(item.Key) ?? item),
                    (item, outcome) => item with { Outcome = outcome.Outcome, ImportedAs = outcome.ImportedAs, Problem = outcome.Problem }),
            ],
        };
    }

    static ImportChoiceDto ChoiceOf(MigrationItemDto item, ConflictRule onConflict, HashSet<string> taken)
    {
        if (item.Standing != ImportVerdict.Conflict)
        {
            return new() { Action = item.Standing == ImportVerdict.New ? ImportAction.Create : ImportAction.Skip };
        }

        if (onConflict != ConflictRule.Rename)
        {
            return new() { Action = onConflict == ConflictRule.Replace ? ImportAction.Replace : ImportAction.Skip };
        }

        var key = MacroKeys.Free(item.Key, taken);
        taken.Add(key);
        return new() { Action = ImportAction.Rename, NewKey = key };
    }

    ArchiveMacroDto Published(ArchiveMacroDto macro, string author) => macro with
    {
        State = MacroState.Published,
        Revisions =
        [
            new()
            {
                Number = 1,
                Author = author,
                PublishedAt = time.GetUtcNow(),
                Note = Note,
                RestoredFrom = null,
                Approval = null,
                Definition = macro.Draft.Definition,
                Parts = [],
            },
        ],
    };
}
