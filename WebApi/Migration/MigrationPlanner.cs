using System.Text.RegularExpressions;
using UserMacro.Atlassian.DataCenter.Files;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Macros.Checks;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Conversion;
using UserMacro.WebApi.Migration.Reports;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Transfer;
using UserMacro.WebApi.Transfer.Contracts;

namespace UserMacro.WebApi.Migration;

/// <summary>Says what becomes of macros of Data Center. Writes nothing.</summary>
internal sealed partial class MigrationPlanner(MacroCheck check, ImportPlanner imports, MacroImports present, TimeProvider time)
{
    const int CheckedAtOnce = 4;

    public async Task<MigrationPlan> PlanAsync(ApiCaller caller, MacroFileSet files)
    {
        var items = new List<(MigrationItemDto Item, BundleMacroDto Macro)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in files.Macros.Chunk(CheckedAtOnce))
            items.AddRange(await Task.WhenAll(some.Select(MacroConversion.Convert).Select(macro => CheckedAsync(caller, macro))));
        var twice = items.Where(pair => !taken.Add(pair.Item.Key)).ToList();
        var once = items.Except(twice).ToList();
        var standings = await imports.PlanAsync(caller, Bundle([.. once.Select(pair => pair.Macro)]), await present.PresentAsync(caller));
        return new(
            new(
                [.. once.Zip(standings, (pair, standing) => pair.Item with { Standing = standing.Verdict })],
                [
                    .. files.Problems.Select(problem => new MigrationFileDto(problem.File, problem.Message)),
                    .. twice.Select(pair => new MigrationFileDto(pair.Item.File, $"“{pair.Item.Name}” is there twice: the first one counts.")),
                ]),
            [.. once.Select(pair => pair.Macro)]);
    }

    /// <summary>A bundle of macros that nobody exported.</summary>
    public BundleDto Bundle(IReadOnlyList<BundleMacroDto> macros) => new()
    {
        Format = BundleDto.FormatName, Version = BundleDto.CurrentVersion, CreatedAt = time.GetUtcNow(), Macros = macros, Parts = [], Checksum = "",
    };

    async Task<(MigrationItemDto Item, BundleMacroDto Macro)> CheckedAsync(ApiCaller caller, ConvertedMacro macro)
    {
        var (definition, reasons, answer) = await CheckAsync(caller, macro);
        var all = reasons
            .Concat(answer?.Diagnostics.Select(Verdicts.Of) ?? [])
            .Concat(answer?.Errors?.SelectMany(field => field.Value.Select(message => new MigrationReasonDto(MigrationVerdict.NeedsChange, "field", $"{field.Key}: {message}", Line: null, Column: null))) ?? [])
            .OrderByDescending(reason => reason.Weight).ThenBy(reason => reason.Line ?? 0).ToList();
        var item = new MigrationItemDto
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
            Standing = ImportVerdict.New,
        };
        return (item, new()
        {
            Key = macro.Key,
            State = MacroState.Unpublished,
            Draft = new() { EditedBy = caller.AccountId, EditedAt = time.GetUtcNow(), Definition = definition },
            Revisions = [],
        });
    }

    /// <summary>Checks a macro; parameters that its template uses and nobody declared are declared, and it is checked again.</summary>
    async Task<(DefinitionDto Definition, IReadOnlyList<MigrationReasonDto> Reasons, CheckDto? Answer)> CheckAsync(ApiCaller caller, ConvertedMacro macro)
    {
        var answer = (await check.RunAsync(caller, macro.Key, macro.Definition)).Value;
        var missing = Undeclared(macro.Definition, answer).ToList();
        if (missing.Count == 0)
            return (macro.Definition, macro.Reasons, answer);
        var definition = macro.Definition with { Parameters = [.. macro.Definition.Parameters, .. missing.Select(name => new ParameterDto { Name = name })] };
        var reason = new MigrationReasonDto(
            MigrationVerdict.WithDifferences, "parameter-declared", $"Its template uses parameters that its header does not declare. They are declared now: {string.Join(", ", missing)}.", Line: null, Column: null);
        return (definition, [.. macro.Reasons, reason], (await check.RunAsync(caller, macro.Key, definition)).Value);
    }

    static List<string> Undeclared(DefinitionDto definition, CheckDto? answer)
    {
        if (answer is null || !answer.Diagnostics.Any(diagnostic => diagnostic.Code == "unknown-parameter"))
            return [];
        var lines = definition.Template.Split('\n');
        var known = definition.Parameters.Select(parameter => parameter.Name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return answer.Diagnostics
            .Where(diagnostic => diagnostic.Code == "unknown-parameter" && diagnostic.Line <= lines.Length && diagnostic.Column <= lines[diagnostic.Line - 1].Length)
            .SelectMany(diagnostic => ParameterReference().Matches(lines[diagnostic.Line - 1][(diagnostic.Column - 1)..]).Select(match => match.Groups["name"].Value))
            .Where(name => known.Add(name.ToLowerInvariant()))
            .ToList();
    }

    [GeneratedRegex(@"\$!?\{?param(?<name>[A-Za-z0-9_-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterReference();
}
