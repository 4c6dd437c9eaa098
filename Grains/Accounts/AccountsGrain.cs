using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Accounts;

[GrainType("accounts")]
internal sealed class AccountsGrain([PersistentState("accounts")] IPersistentState<AccountCollection> state, IGrainContext context) : Grain, IAccountsGrain
{
    readonly GrainRecord<AccountCollection> _accounts = new(context, state);

    public async Task<string> HandleOf(string accountId) =>
        _accounts.Value.Find(accountId) ?? await AddAsync(_accounts.Value.Add(accountId));

    public async Task<ImmutableDictionary<string, string>> HandlesOf(ImmutableArray<string> accountIds)
    {
        var (next, handles) = _accounts.Value.HandlesOf(accountIds);
        if (!ReferenceEquals(next, _accounts.Value))
        {
            await _accounts.WriteAsync(next);
        }

        return handles;
    }

    public async Task<string?> HandleOfStranger(string accountId)
    {
        var current = _accounts.Value;
        if (current.Find(accountId) is { } known)
        {
            return known;
        }

        return current.Strangers >= AccountCollection.MaxStrangers ? null : await AddAsync(current.Add(accountId) with { Strangers = current.Strangers + 1 });
    }

    public Task<string?> Find(string accountId) => Task.FromResult(_accounts.Value.Find(accountId));

    public Task<ImmutableDictionary<string, string>> AccountsOf(ImmutableArray<string> handles)
    {
        var accounts = _accounts.Value.Accounts;
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var handle in handles)
        {
            if (accounts.TryGetValue(handle, out var account))
            {
                found[handle] = account;
            }
        }

        return Task.FromResult(found.ToImmutable());
    }

    async Task<string> AddAsync(AccountCollection next)
    {
        await _accounts.WriteAsync(next);
        return AccountCollection.HandleAt(next.LastNumber);
    }
}
