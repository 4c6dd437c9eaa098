using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts.Checks;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros.Checks;

/// <summary>Says what is wrong with a definition, without running its template.</summary>
internal sealed class DefinitionCheck(MacroAccess access, RuleAccountResolver people, WorkBudgets budgets)
{
    public async Task<Result<CheckDto>> RunAsync(ApiCaller caller, string key, DefinitionDto request, ImmutableArray<SharedPart>? parts = null)
    {
        if (access.Find(caller, key) is not { } macro)
        {
            return new NotFoundError("A macro cannot have this key.");
        }

        // Whom the rules name is looked at first, and a check gives nobody a handle.
        if (RuleAccountResolver.Check(request.Rules) is { } malformed)
        {
            return new CheckDto([], ProblemMap.ByField(malformed.Fields));
        }

        if (!(await macro.Check(request.ToDefinition(await people.KnownAsync(caller.Tenant, request.Rules)), parts)).TryGet(out var outcome, out var error))
        {
            return error;
        }

        var elapsed = TimeSpan.FromMilliseconds(outcome.ThreadMilliseconds);
        budgets.Charge(caller, elapsed);
        return new CheckDto(
            [.. outcome.Diagnostics.Select(DiagnosticDto.From)],
            outcome.Fields.IsEmpty ? null : ProblemMap.ByField(outcome.Fields))
        {
            Output = outcome.Output is { } output ? new(output.Mode, output.Reason) : null,
            Elapsed = elapsed,
        };
    }
}
