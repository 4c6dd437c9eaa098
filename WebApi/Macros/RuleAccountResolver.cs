using System.Buffers;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros;

/// <summary>The people whom rules name: account ids outside, handles inside.</summary>
internal sealed class RuleAccountResolver(IGrainFactory grains, CallerAccounts callers)
{
    const int MaxPeople = Limits.RuleEntries;
    const int MaxAccountId = Limits.AccountId;

    static readonly SearchValues<char> AccountCharacters = SearchValues.Create("-_:0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The handles that rules name.</summary>
    public static IEnumerable<string> HandlesIn(MacroRules rules) => rules.Editors.Concat(rules.InsertAccounts);

    /// <summary>The definition, or what is wrong with the people whom its rules name.</summary>
    public async Task<Result<MacroDefinition>> ReadAsync(TenantId tenant, DefinitionDto definition) =>
        (await FindAsync(tenant, definition.Rules)).TryGet(out var handles, out var error) ? definition.ToDefinition(handles) : error;

    /// <summary>The rules, or what is wrong with the people whom they name.</summary>
    public async Task<Result<MacroRules>> ReadAsync(TenantId tenant, RulesDto rules) =>
        (await FindAsync(tenant, rules)).TryGet(out var handles, out var error) ? rules.ToRules(handles) : error;

    /// <summary>What is wrong with the people whom rules name, without asking who they are; null when nothing is.</summary>
    public static InvalidError? Check(RulesDto rules) => Check(rules, IsAccountId);

    /// <summary>The handles of those whom rules name and who have one; a text that names a former user gives back that one's.</summary>
    public async Task<AccountAliases> KnownAsync(TenantId tenant, RulesDto rules)
    {
        var book = grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));
        var handles = await Task.WhenAll(AccountsIn(rules).Select(async account => KeyValuePair.Create(account, await book.Find(account))));
        return new(handles.Where(pair => pair.Value is not null).ToImmutableDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal));
    }

    static ImmutableArray<string> AccountsIn(RulesDto rules) => [.. rules.Editors.Concat(rules.InsertAccounts).Distinct(StringComparer.Ordinal)];

    async Task<Result<AccountAliases>> FindAsync(TenantId tenant, RulesDto rules)
    {
        if (Check(rules) is { } malformed)
        {
            return malformed;
        }

        var accounts = AccountsIn(rules);
        if (accounts.IsEmpty)
        {
            return AccountAliases.None;
        }

        var handles = await callers.ReserveAsync(tenant, accounts);
        return Check(rules, account => handles.Of(account) is not null) is { } unknown ? unknown : handles;
    }

    // Before anybody is given a handle, so that no request can fill the book with what is no account.
    static InvalidError? Check(RulesDto rules, Func<string, bool> isGood)
    {
        ImmutableArray<FieldProblem> problems =
            [.. Check("rules.editors", rules.Editors, isGood), .. Check("rules.insertAccounts", rules.InsertAccounts, isGood)];
        return problems.IsEmpty ? null : new("The rules contain invalid account IDs.", problems, [], DraftNumber: null);
    }

    static IEnumerable<FieldProblem> Check(string field, IReadOnlyList<string> accounts, Func<string, bool> isGood) =>
        accounts.Count > MaxPeople
            ? [new(field, Excess.OfField(accounts.Count, MaxPeople, "accounts"))]
            : accounts.Index().Where(entry => !isGood(entry.Item)).Select(entry => new FieldProblem($"{field}[{entry.Index}]", "Must be an account id."));

    /// <summary>Whether a text can be an account id, or stand for a former user.</summary>
    public static bool IsAccountId(string text) => text.Length is > 0 and <= MaxAccountId && text.AsSpan().IndexOfAnyExcept(AccountCharacters) < 0;
}
