using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Checks;
using UserMacro.WebApi.Macros.Contracts.Checks;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Conversion;
using UserMacro.WebApi.Migration.Reports;
using UserMacro.WebApi.Transfer;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Migration;

/// <summary>Reports how macros of Data Center work in the cloud. Writes nothing. Each macro is checked once.</summary>
internal sealed partial class MigrationPlanner(
    DefinitionCheck check, MigrationSamples samples, ImportPlanner imports, MacroImports present, IGrainFactory grains, IOptions<WorkOptions> options,
    TimeProvider time)
{
    // No more than a tenant's share of the silos' threads can take.
    const int CheckedAtOnce = 2;

    /// <summary>The declarations of a macro.</summary>
    const int MaxParameters = Limits.Parameters;

    const int MaxName = Limits.MacroName;

    public async Task<MigrationPlan> PlanAsync(ApiCaller caller, ConvertedFiles files, CancellationToken cancellation)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var (once, twice) = (new List<ConvertedMacro>(), new List<MigrationFileDto>());
        foreach (var macro in files.Macros)
        {
            if (taken.Add(macro.Key))
            {
                once.Add(macro);
            }
            else
            {
                twice.Add(new(macro.Source.File, $"“{macro.Source.Name}” is there twice: the first one counts."));
            }
        }

        var keys = await present.PresentAsync(caller);
        var sync = await grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(caller.Tenant)).Status();
        var site = new SiteReasons(!sync.Framed.IsEmpty, keys.ToHashSet(StringComparer.Ordinal), taken);
        var planned = new List<(MigrationItemDto Item, ArchiveMacroDto Macro)>(once.Count);
        var left = TimeSpan.FromSeconds(options.Value.PlanSeconds);
        foreach (var some in once.Chunk(CheckedAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var isLate = left <= TimeSpan.Zero;
            var plans = await Task.WhenAll(
                some.Select(macro => PlanAsync(caller, macro, site, keys.Contains(macro.Key), isLate, cancellation)));
            left -= plans.Aggregate(TimeSpan.Zero, (sum, plan) => sum + plan.Elapsed);
            planned.AddRange(plans.Select(plan => (plan.Item, plan.Macro)));
        }

        return new(
            new([.. planned.Select(pair => pair.Item)], [.. files.Problems.Select(problem => new MigrationFileDto(problem.File, problem.Message)), .. twice]),
            [.. planned.Select(pair => pair.Macro)]);
    }

    /// <summary>A bundle of macros that nobody exported.</summary>
    public ArchiveDto Bundle(IReadOnlyList<ArchiveMacroDto> macros) => new()
    {
        Format = ArchiveDto.FormatName, Version = ArchiveDto.CurrentVersion, CreatedAt = time.GetUtcNow(), Macros = macros, Parts = [], Checksum = "",
    };

    Result<CheckDto> TooLate() =>
        new LimitError(
            $"The checks of this file take longer than {options.Value.PlanSeconds} s, which is the limit. Import the macros that are "
                + "left in another file.",
            Limits.NameOf(nameof(Limits.ImportChecks)));

    async Task<(MigrationItemDto Item, ArchiveMacroDto Macro, TimeSpan Elapsed)> PlanAsync(
        ApiCaller caller, ConvertedMacro macro, SiteReasons site, bool isPresent, bool isLate, CancellationToken cancellation)
    {
        var result = isLate ? TooLate() : await check.RunAsync(caller, macro.Key, macro.Definition);
        var answer = result.Value;
        List<MigrationReasonDto> notChecked = result.Error is { } error
            ? [new(MigrationVerdict.NeedsChange, "not-checked", $"It was not checked. {error.Message}", Line: null, Column: null)]
            : [];
        var (definition, declared, diagnostics) = Declared(macro.Definition, answer?.Diagnostics ?? []);
        var isRunnable = answer is { Errors: null } && !answer.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var (found, elapsed) = isRunnable ? await samples.RunAsync(caller, macro.Key, definition) : ([], TimeSpan.Zero);
        var corners = new CornerCases(definition.Template);
        var all = ReasonGroups.Merge(macro.Reasons
            .Concat(notChecked)
            .Concat(found)
            .Concat(site.Of(macro, answer?.Output))
            .Concat(declared)
            .Concat(diagnostics.Select(MigrationVerdicts.From).Select(corners.Weigh))
            .Concat(answer?.Errors?.SelectMany(field => field.Value.Select(message =>
                new MigrationReasonDto(MigrationVerdict.NeedsChange, "field", $"{field.Key}: {message}", Line: null, Column: null)))
                ?? []));
        var bundled = new ArchiveMacroDto
        {
            Key = macro.Key,
            State = MacroState.Unpublished,
            Draft = new() { EditedBy = caller.AccountId, EditedAt = time.GetUtcNow(), Definition = definition },
            Revisions = [],
        };
        return (
            new()
            {
                File = macro.Source.File,
                Name = macro.Source.Name,
                Key = macro.Key,
                Title = definition.Name,
                Verdict = all.Select(reason => reason.Weight).DefaultIfEmpty(MigrationVerdict.AsIs).Max(),
                Reasons = all,
                Output = answer?.Output,
                Body = definition.Body,
                Parameters = definition.Parameters.Count,
                Standing = await imports.StandingAsync(caller, bundled, isPresent, isValid: answer?.Errors is null, cancellation),
            },
            bundled,
            elapsed + (answer?.Elapsed ?? TimeSpan.Zero));
    }

    /// <summary>
    /// Declares the parameters that a template uses and nobody declared, and takes the diagnostics on them out: what is declared needs no
    /// second check.
    /// </summary>
    static (DefinitionDto Definition, IEnumerable<MigrationReasonDto> Reasons, IEnumerable<DiagnosticDto> Diagnostics) Declared(
        DefinitionDto definition, IReadOnlyList<DiagnosticDto> diagnostics)
    {
        var unknown = diagnostics.Where(diagnostic => diagnostic.Code == "unknown-parameter").ToList();
        if (unknown.Count == 0)
        {
            return (definition, [], diagnostics);
        }

        var lines = definition.Template.Split('\n');
        var known = definition.Parameters.Select(parameter => parameter.Name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var missing = unknown
            .Where(diagnostic => diagnostic.Line <= lines.Length && diagnostic.Column <= lines[diagnostic.Line - 1].Length)
            .GroupBy(diagnostic => diagnostic.Line, diagnostic => diagnostic.Column)
            .SelectMany(line => ParameterReference().Matches(lines[line.Key - 1][(line.Min() - 1)..]).Select(match => match.Groups["name"].Value))
            .Where(name => name.Length <= MaxName && known.Add(name.ToLowerInvariant()))
            .Take(Math.Max(0, MaxParameters - definition.Parameters.Count)).ToList();
        if (missing.Count == 0)
        {
            return (definition, [], diagnostics);
        }

        var declared = definition.Parameters.Select(parameter => parameter.Name).Concat(missing).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (
            definition with { Parameters = [.. definition.Parameters, .. missing.Select(name => new ParameterDto { Name = name })] },
            [
                new(
                    MigrationVerdict.WithDifferences,
                    "parameter-declared",
                    $"Its template uses parameters that its header does not declare. They are declared now: {string.Join(", ", missing)}.",
                    Line: null,
                    Column: null),
            ],
            diagnostics.Where(diagnostic => diagnostic.Code != "unknown-parameter" || !IsDeclared(diagnostic, lines, declared)));
    }

    static bool IsDeclared(DiagnosticDto diagnostic, string[] lines, HashSet<string> declared) =>
        diagnostic.Line <= lines.Length && diagnostic.Column <= lines[diagnostic.Line - 1].Length
        && ParameterReference().Match(lines[diagnostic.Line - 1], diagnostic.Column - 1) is { Success: true } match
            && declared.Contains(match.Groups["name"].Value);

    [GeneratedRegex(@"\$!?\{?param(?<name>[A-Za-z0-9_-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterReference();
}

/// <summary>The plan of an import of macros from Data Center.</summary>
/// <param name="Report">For the administrator.</param>
/// <param name="Macros">The macros, in the order of the report's items, as a bundle of ours holds them.</param>
internal sealed record MigrationPlan(MigrationReportDto Report, IReadOnlyList<ArchiveMacroDto> Macros);
