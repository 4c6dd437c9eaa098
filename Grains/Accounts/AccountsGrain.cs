using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Accounts;

[GrainType("accounts")]
internal sealed class AccountsGrain([PersistentState("accounts")] IPersistentState<AccountCollection> state) : Grain, IAccountsGrain
{
    readonly PersistentRecord<AccountCollection> _book = new(state);

    public async Task<string> HandleOf(string accountId) =>
        _book.Value.Find(accountId) ?? await AddAsync(_book.Value.Add(accountId));

    public async Task<ImmutableDictionary<string, string>> HandlesOf(ImmutableArray<string> accountIds)
    {
        var (next, handles) = _book.Value.HandlesOf(accountIds);
        if (!ReferenceEquals(next, _book.Value))
            await WriteAsync(next);
        return handles;
    }

    public async Task<string?> HandleOfStranger(string accountId)
    {
        var book = _book.Value;
        if (book.Find(accountId) is { } known)
            return known;
        return book.Strangers >= AccountCollection.MaxStrangers ? null : await AddAsync(book.Add(accountId) with { Strangers = book.Strangers + 1 });
    }

    public Task<string?> Find(string accountId) => Task.FromResult(_book.Value.Find(accountId));

    public Task<ImmutableDictionary<string, string>> AccountsOf(ImmutableArray<string> handles)
    {
        var accounts = _book.Value.Accounts;
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var handle in handles)
        {
            if (accounts.TryGetValue(handle, out var account))
                found[handle] = account;
        }

        return Task.FromResult(found.ToImmutable());
    }

    async Task<string> AddAsync(AccountCollection next)
    {
        await WriteAsync(next);
        return AccountCollection.HandleAt(next.LastNumber);
    }

    async Task WriteAsync(AccountCollection next)
    {
        try
        {
            await _book.WriteAsync(next);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
