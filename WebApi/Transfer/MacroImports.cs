using System.Collections.Immutable;
using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Transfer;

/// <summary>Brings the macros of a bundle to the site.</summary>
internal sealed class MacroImports(IGrainFactory grains, MacroAccess access, CallerAccounts callers, ImportPlanner planner, ImportRepeats repeats)
{
    /// <summary>How much text is handed to a grain at once; even at three bytes a character that is below the silos' limit of 16 MB a message.</summary>
    const int MessageCharacters = 3_000_000;

    const int NameLength = 32;

    /// <summary>The plan of an import.</summary>
    public async Task<Result<ImportPlanDto>> PlanAsync(ApiCaller caller, ArchiveDto bundle, CancellationToken cancellation) =>
        (await planner.PlanAsync(caller, bundle, await PresentAsync(caller), cancellation)).TryGet(out var items, out var error)
            ? new ImportPlanDto(items)
            : error;

    /// <summary>Imports one macro after the other; one that fails keeps no other from being imported. Nothing is written when the choices do not fit.
    /// What was imported before with the same idempotency key is answered the same and not imported again.</summary>
    /// <param name="caller">Whose site, and who imports.</param>
    /// <param name="request">The bundle and the choices.</param>
    /// <param name="cancellation">Ends the planning; what is imported is imported.</param>
    public async Task<Result<ImportResultDto>> RunAsync(ApiCaller caller, ImportRequestDto request, CancellationToken cancellation)
    {
        if (!(await repeats.NameAsync(caller, request, cancellation)).TryGet(out var names, out var error))
        {
            return error;
        }

        var done = await repeats.FindAsync(caller, request, names);
        var rest = done.Count == 0 ? request : Without(request, done.Keys);
        var present = await PresentAsync(caller);
        if (!(await planner.PlanAsync(caller, rest.Bundle, present, cancellation)).TryGet(out var plan, out error)
            || !(await RunAsync(caller, rest, plan, present, names)).TryGet(out var result, out error))
        {
            return error;
        }

        var fresh = rest.Bundle.Macros.Zip(result.Items).ToDictionary(
            pair => pair.First, pair => pair.Second, (IEqualityComparer<ArchiveMacroDto>)ReferenceEqualityComparer.Instance);
        return new ImportResultDto([.. request.Bundle.Macros.Select(macro => done.GetValueOrDefault(macro) ?? fresh[macro])]);
    }

    /// <summary>The same with a plan that was made before; no macro is looked up that was imported before.</summary>
    /// <param name="caller">Whose site, and who imports.</param>
    /// <param name="request">The bundle and the choices.</param>
    /// <param name="plan">The verdict on each macro.</param>
    /// <param name="names">The name of each macro's part of the request; none when it has no idempotency key.</param>
    public async Task<Result<ImportResultDto>> RunAsync(
        ApiCaller caller, ImportRequestDto request, IReadOnlyList<ImportPlanItemDto> plan, Dictionary<ArchiveMacroDto, string> names) =>
        await RunAsync(caller, request, plan, await PresentAsync(caller), names);

    static ImportRequestDto Without(ImportRequestDto request, IReadOnlyCollection<ArchiveMacroDto> done)
    {
        var keys = done.Select(macro => macro.Key).ToHashSet(StringComparer.Ordinal);
        return request with
        {
            Bundle = request.Bundle with { Macros = [.. request.Bundle.Macros.Where(macro => !keys.Contains(macro.Key))] },
            Choices = request.Choices.Where(choice => !keys.Contains(choice.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }

    async Task<Result<ImportResultDto>> RunAsync(
        ApiCaller caller, ImportRequestDto request, IReadOnlyList<ImportPlanItemDto> plan, HashSet<string> present, Dictionary<ArchiveMacroDto, string> names)
    {
        if (!ImportChoices.Resolve(plan, request.Choices, present).TryGet(out var steps, out var error))
        {
            return error;
        }

        var handles = await HandlesAsync(
            caller,
            request.Bundle.Macros.Zip(steps).Where(pair => pair.Second.Action != ImportAction.Skip)
                .SelectMany(pair => pair.First.People()).Concat(request.Bundle.Parts.Select(part => part.EditedBy).OfType<string>()));
        var editor = await callers.HandleOf(caller);
        var sharedParts = grains.GetGrain<ISharedPartsGrain>(GrainKeys.Tenant(caller.Tenant));
        // What drafts name must be there before them.
        ImmutableArray<SharedPart> parts = [.. request.Bundle.Parts.Select(part => part.ToPart(handles))];
        if (parts.Length > 0 && await ImportAsync(sharedParts, parts, editor) is { } refusal)
        {
            return refusal;
        }

        var numbers = new PartNumbers(await sharedParts.Resolve(PartNumbers.NamesIn(request.Bundle)));
        var items = new List<ImportResultItemDto>(steps.Count);
        foreach (var (macro, (key, action)) in request.Bundle.Macros.Zip(steps))
        {
            items.Add(await RunAsync(caller, macro, key, action, names.GetValueOrDefault(macro), handles, numbers, editor));
        }

        return new ImportResultDto(items);
    }

    static async Task<GrainError?> ImportAsync(ISharedPartsGrain sharedParts, ImmutableArray<SharedPart> parts, string editor)
    {
        // The scope ends with this method.
        NewAccounts.Current?.EnterOnly([editor, .. parts.Select(part => part.EditedBy)]);
        return (await sharedParts.Import(parts, editor)).Error;
    }

    async Task<ImportResultItemDto> RunAsync(
        ApiCaller caller, ArchiveMacroDto macro, string key, ImportAction action, string? name, AccountAliases handles, PartNumbers numbers, string editor)
    {
        // The scopes end with this method.
        NewAccounts.Current?.EnterOnly([editor, .. macro.People().Select(handles.Of).OfType<string>()]);
        if (name is not null && IdempotencyScope.Current is var (request, _))
        {
            IdempotencyScope.Enter(request, name);
        }

        if (action == ImportAction.Skip)
        {
            return new(macro.Key, key, ImportOutcome.Skipped, Problem: null);
        }

        var result = await ImportAsync(access.Find(caller, key)!, macro, isNew: action != ImportAction.Replace, handles, numbers, editor);
        return result.TryGet(out _, out var error)
            ? new(macro.Key, key, action == ImportAction.Replace ? ImportOutcome.Replaced : ImportOutcome.Created, Problem: null)
            : new(macro.Key, key, ImportOutcome.Failed, ProblemMap.From(error));
    }

    static async Task<Result<MacroDetails>> ImportAsync(
        IMacroGrain grain, ArchiveMacroDto macro, bool isNew, AccountAliases handles, PartNumbers numbers, string editor)
    {
        try
        {
            if (!(await StageAsync(grain, macro, handles, numbers)).TryGet(out var staged, out var fault))
            {
                return fault;
            }

            var import = new MacroImport
            {
                State = macro.State,
                Draft = macro.Draft.Definition.ToDefinition(handles),
                EditedBy = ArchivePeople.HandleOf(macro.Draft.EditedBy, handles),
                EditedAt = macro.Draft.EditedAt,
                Revisions = staged.Last,
                Staged = staged.Name,
            };
            if (isNew)
            {
                return await grain.Import(import, onDraft: null, editor);
            }

            return (await grain.Read()).TryGet(out var details, out var error) ? await grain.Import(import, details.Draft.Number, editor) : error;
        }
        catch (Exception outage) when (Outage.Explains(outage))
        {
            return new UnavailableError(
                "This macro may or may not have been imported. Import the archive again: a macro that was imported counts as the same.");
        }
    }

    /// <summary>Hands over all revisions but those that fit into the last message.</summary>
    static async Task<Result<(string? Name, ImmutableArray<MacroRevision> Last)>> StageAsync(
        IMacroGrain grain, ArchiveMacroDto macro, AccountAliases handles, PartNumbers numbers)
    {
        string? name = null;
        var (before, size) = (0, 0);
        var rest = ImmutableArray.CreateBuilder<MacroRevision>();
        foreach (var revision in macro.Revisions)
        {
            rest.Add(numbers.Renumber(revision.ToRevision(handles)));
            size += revision.Size();
            if (size < MessageCharacters)
            {
                continue;
            }

            name ??= RandomNumberGenerator.GetHexString(NameLength, lowercase: true);
            var some = rest.DrainToImmutable();
            if (!(await grain.StageImport(name, before, some)).TryGet(out _, out var error))
            {
                return error;
            }

            (before, size) = (before + some.Length, 0);
        }

        return (name, rest.DrainToImmutable());
    }

    /// <summary>The keys that the site has.</summary>
    public async Task<HashSet<string>> PresentAsync(ApiCaller caller) =>
        (await grains.ListMacrosAsync(caller.Tenant)).Select(macro => macro.Key).ToHashSet(StringComparer.Ordinal);

    async Task<AccountAliases> HandlesAsync(ApiCaller caller, IEnumerable<string> people)
    {
        ImmutableArray<string> accounts = [.. people.Distinct(StringComparer.Ordinal)];
        return accounts.IsEmpty ? AccountAliases.None : await callers.ReserveAsync(caller.Tenant, accounts);
    }
}
