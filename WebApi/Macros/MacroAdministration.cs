using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Macros;

/// <summary>What an administrator does with the macros of the site, in the words of the API: account ids in place of handles.</summary>
internal sealed class MacroAdministration(IGrainFactory grains, RuleAccounts people)
{
    static readonly NotFoundError NoSuchMacro = new("There is no macro of this key.");

    static readonly InvalidError BadKey = new(
        "The key is not one that a macro may have.",
        [new("key", $"1 to {MacroKey.MaxLength} of a-z, 0-9 and '-', not beginning with '{MacroKey.ReservedPrefix}'.")],
        [],
        DraftNumber: null);

    /// <summary>The macros whose key, name or description holds <paramref name="search"/>, by key.</summary>
    public async Task<MacroListDto> ListAsync(ApiCaller caller, string? search, MacroState? state)
    {
        var listing = grains.ListMacrosAsync(caller.Tenant);
        var sync = await grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(caller.Tenant)).Status();
        ImmutableArray<MacroSummary> macros = [.. (await listing).Where(macro => Matches(macro, search, state))];
        var accounts = await AccountsOf(caller, macros.Select(macro => macro.EditedBy));
        return new(
            [.. macros.Select(macro => MacroListItemDto.From(macro, sync, accounts))],
            new(sync.Registered.Length, sync.Slots),
            new(sync.UpToDate, sync.LastError));
    }

    public async Task<Result<MacroDetailsDto>> CreateAsync(ApiCaller caller, CreateMacroDto request)
    {
        if (!MacroKey.TryParse(request.Key, out var key))
            return BadKey;
        if (!(await people.ReadAsync(caller.Tenant, request.Definition)).TryGet(out var definition, out var error))
            return error;
        return await DetailsAsync(caller, await GrainOf(caller, key).Create(definition, await HandleOf(caller)));
    }

    public async Task<Result<MacroDetailsDto>> ReadAsync(ApiCaller caller, string key) =>
        Find(caller, key) is { } macro ? await DetailsAsync(caller, await macro.Read()) : NoSuchMacro;

    public async Task<Result<MacroDetailsDto>> SaveDraftAsync(ApiCaller caller, string key, int onDraft, DefinitionDto request)
    {
        if (Find(caller, key) is not { } macro)
            return NoSuchMacro;
        if (!(await people.ReadAsync(caller.Tenant, request)).TryGet(out var definition, out var error))
            return error;
        return await DetailsAsync(caller, await macro.SaveDraft(definition, onDraft, await HandleOf(caller)));
    }

    public async Task<Result<RevisionHeaderDto>> PublishAsync(ApiCaller caller, string key, int onDraft, string note)
    {
        if (Find(caller, key) is not { } macro)
            return NoSuchMacro;
        if (!(await macro.Publish(onDraft, note, await HandleOf(caller))).TryGet(out var header, out var error))
            return error;
        return RevisionHeaderDto.From(header, await AccountsOf(caller, [header.Author]));
    }

    public async Task<Result<RevisionDto>> ReadRevisionAsync(ApiCaller caller, string key, int number)
    {
        if (Find(caller, key) is not { } macro)
            return NoSuchMacro;
        if (!(await macro.ReadRevision(number)).TryGet(out var revision, out var error))
            return error;
        return RevisionDto.From(revision, await AccountsOf(caller, [revision.Header.Author, .. RuleAccounts.HandlesIn(revision.Definition.Rules)]));
    }

    public async Task<Result<bool>> DeleteAsync(ApiCaller caller, string key) =>
        Find(caller, key) is { } macro ? await macro.Delete(onDraft: null, await HandleOf(caller)) : NoSuchMacro;

    static bool Matches(MacroSummary macro, string? search, MacroState? state) =>
        (state is null || macro.State == state)
        && (string.IsNullOrWhiteSpace(search)
            || Contains(macro.Key, search) || Contains(macro.Name, search) || Contains(macro.Description, search));

    static bool Contains(string text, string search) => text.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase);

    IMacroGrain? Find(ApiCaller caller, string key) => MacroKey.TryParse(key, out var parsed) ? GrainOf(caller, parsed) : null;

    IMacroGrain GrainOf(ApiCaller caller, MacroKey key) => grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, key));

    IAccountsGrain AccountsGrain(ApiCaller caller) => grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(caller.Tenant));

    Task<string> HandleOf(ApiCaller caller) => AccountsGrain(caller).HandleOf(caller.AccountId);

    async Task<Accounts> AccountsOf(ApiCaller caller, IEnumerable<string> handles) =>
        new(await AccountsGrain(caller).AccountsOf([.. handles.Distinct(StringComparer.Ordinal)]));

    async Task<Result<MacroDetailsDto>> DetailsAsync(ApiCaller caller, Result<MacroDetails> result)
    {
        if (!result.TryGet(out var details, out var error))
            return error;
        List<string> handles = [details.Draft.EditedBy, .. RuleAccounts.HandlesIn(details.Draft.Definition.Rules)];
        if (details.Published is { } published)
            handles.Add(published.Author);
        return MacroDetailsDto.From(details, await AccountsOf(caller, handles));
    }
}
