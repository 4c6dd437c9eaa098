using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Transfer;

/// <summary>What is done with each macro of a bundle, by what was chosen and what is there.</summary>
internal static class ImportChoices
{
    const int MaxMacros = Limits.Macros;

    /// <summary>The target key and the action of every macro, in the order of the bundle; or why that cannot be done.</summary>
    /// <param name="plan">The verdict on each macro.</param>
    /// <param name="choices">What was chosen.</param>
    /// <param name="present">The keys that the site has.</param>
    public static Result<IReadOnlyList<(string Key, ImportAction Action)>> Resolve(
        IReadOnlyList<ImportPlanItemDto> plan, IReadOnlyDictionary<string, ImportChoiceDto> choices, IReadOnlySet<string> present)
    {
        var problems = choices.Keys.Except(plan.Select(item => item.Key), StringComparer.Ordinal)
            .Select(key => Problem(key, "The archive has no such macro.")).ToList();
        var steps = new List<(string Key, ImportAction Action)>(plan.Count);
        var taken = new HashSet<string>(present, StringComparer.Ordinal);
        foreach (var item in plan)
        {
            var choice = choices.GetValueOrDefault(item.Key) ?? new() { Action = DefaultOf(item.Verdict) };
            var key = choice.Action == ImportAction.Rename ? choice.NewKey ?? "" : item.Key;
            var isTaken = choice.Action is ImportAction.Create or ImportAction.Rename && !taken.Add(key);
            if (FaultOf(item, choice, key, isPresent: present.Contains(item.Key), isTaken) is { } fault)
            {
                problems.Add(Problem(item.Key, fault));
            }

            steps.Add((key, choice.Action));
        }

        if (problems.Count > 0)
        {
            return new InvalidError("The choices do not match the archive; nothing was imported.", [.. problems], [], DraftNumber: null);
        }

        return taken.Count > MaxMacros
            ? new LimitError($"{Excess.OfWouldBe(taken.Count, MaxMacros, "macros")} Nothing was imported.", Limits.NameOf(nameof(Limits.Macros)))
            : steps;
    }

    static ImportAction DefaultOf(ImportVerdict verdict) => verdict == ImportVerdict.Same ? ImportAction.Skip : ImportAction.Create;

    static string? FaultOf(ImportPlanItemDto item, ImportChoiceDto choice, string key, bool isPresent, bool isTaken) => choice.Action switch
    {
        ImportAction.Skip => null,
        _ when item.Verdict == ImportVerdict.Invalid => "It cannot be imported as it is: skip it.",
        ImportAction.Rename when !MacroKey.TryParse(key, out _) => "newKey must be one that a macro may have.",
        ImportAction.Replace => isPresent ? null : "No macro has this key, so there is nothing to replace.",
        _ when isTaken => choice.Action == ImportAction.Rename ? "newKey is taken." : "Another macro has this key: choose skip, replace or rename.",
        _ => null,
    };

    static FieldProblem Problem(string key, string message) => new($"choices.{key}", message);
}
