using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Macros.Contracts.History;

namespace UserMacro.WebApi.Macros.History;

/// <summary>The history of a macro in the words of the API.</summary>
internal sealed class RevisionHistory(MacroAccess access, CallerAccounts callers, WorkLimiter limiter, IOptions<JsonOptions> json)
{
    static readonly NotFoundError NotPublished = new("The macro is not published.");

    readonly DefinitionComparison _comparison = new(json.Value.SerializerOptions);

    public async Task<Result<HistoryDto>> ListAsync(ApiCaller caller, string key, int? before, int limit)
    {
        if (access.Find(caller, key) is not { } macro)
        {
            return NotFoundError.NoMacro;
        }

        if (!(await macro.History(before, limit)).TryGet(out var page, out var error))
        {
            return error;
        }

        var accounts = await callers.AccountsOf(caller, page.Revisions.SelectMany(MacroAccess.HandlesIn));
        return new HistoryDto(
            [.. page.Revisions.Select(header => RevisionHeaderDto.From(header, accounts))], page.Before?.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<Result<RevisionDto>> ReadAsync(ApiCaller caller, string key, int number)
    {
        if (access.Find(caller, key) is not { } macro)
        {
            return NotFoundError.NoMacro;
        }

        if (!(await macro.ReadRevision(number)).TryGet(out var revision, out var error))
        {
            return error;
        }

        return RevisionDto.From(
            revision,
            await callers.AccountsOf(caller, [.. MacroAccess.HandlesIn(revision.Header), .. RuleAccountResolver.HandlesIn(revision.Definition.Rules)]));
    }

    public async Task<Result<ComparisonDto>> CompareAsync(ApiCaller caller, string key, RevisionName from, RevisionName to, CancellationToken cancellation)
    {
        if (access.Find(caller, key) is not { } macro)
        {
            return NotFoundError.NoMacro;
        }

        // Both sides belong to one state of the macro: it is asked once.
        var present = from.Number is null || to.Number is null ? await macro.Read() : null;
        if (!(await FindAsync(macro, from, present)).TryGet(out var former, out var error)
            || !(await FindAsync(macro, to, present)).TryGet(out var later, out error))
        {
            return error;
        }

        var accounts =
            await callers.AccountsOf(
                caller, RuleAccountResolver.HandlesIn(former.Definition.Rules).Concat(RuleAccountResolver.HandlesIn(later.Definition.Rules)));
        return await limiter.RunAsync(caller, token => _comparison.Between(SideOf(former), SideOf(later), token), cancellation);

        ComparedSide SideOf(MacroContent content) => new(
            DefinitionDto.From(content.Definition, accounts), content.Parts.ToDictionary(part => part.Name, PartTextsDto.From, StringComparer.Ordinal));
    }

    /// <param name="macro">The macro.</param>
    /// <param name="name">What is wanted.</param>
    /// <param name="present">The macro as it is; given unless the name is a number.</param>
    static async Task<Result<MacroContent>> FindAsync(IMacroGrain macro, RevisionName name, Result<MacroDetails>? present)
    {
        if (name.Number is not { } number)
        {
            if (!present!.TryGet(out var details, out var fault))
            {
                return fault;
            }

            if (name.IsDraft)
            {
                return new MacroContent(details.Draft.Definition, await macro.PartsOf(details.Draft.Definition));
            }

            if (details.Published is null)
            {
                return NotPublished;
            }

            number = details.Published.Number;
        }

        return (await macro.ReadRevision(number)).TryGet(out var revision, out var error) ? new MacroContent(revision.Definition, revision.Parts) : error;
    }

    /// <summary>A definition and the shared parts that pages see it with.</summary>
    sealed record MacroContent(MacroDefinition Definition, ImmutableArray<SharedPart> Parts);
}
