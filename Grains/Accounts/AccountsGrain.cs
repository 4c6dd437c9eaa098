using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Accounts;

[GrainType("accounts")]
internal sealed class AccountsGrain([PersistentState("accounts")] IPersistentState<AccountCollection> state, IGrainContext context) : Grain, IAccountsGrain
{
    readonly GrainRecord<AccountCollection> _accounts = new(context, state);
    readonly ReservedHandles _reserved = new();

    public async Task<string> HandleOf(string accountId) => (await HandlesOf([accountId]))[accountId];

    public Task<AccountReservation> Reserve(ImmutableArray<string> accountIds)
    {
        var (handles, unknown) = _accounts.Value.HandlesOf(accountIds);
        var reserved = unknown.ToImmutableDictionary(ReserveFor, account => account, StringComparer.Ordinal);
        return Task.FromResult(new AccountReservation(handles.AddRange(reserved.Select(pair => KeyValuePair.Create(pair.Value, pair.Key))), reserved));
    }

    public async Task<bool> Keep(ImmutableDictionary<string, string> byHandle)
    {
        if (_accounts.Value.Keep(byHandle, _reserved.IsFor) is not { } next)
        {
            return false;
        }

        if (!ReferenceEquals(next, _accounts.Value))
        {
            await _accounts.WriteAsync(next);
        }

        return true;
    }

    public async Task<ImmutableDictionary<string, string>> HandlesOf(ImmutableArray<string> accountIds)
    {
        var reservation = await Reserve(accountIds);
        await Keep(reservation.New);
        return reservation.Handles;
    }

    public async Task<string?> HandleOfStranger(string accountId)
    {
        var current = _accounts.Value;
        if (current.Find(accountId) is { } known)
        {
            return known;
        }

        if (current.Strangers >= AccountCollection.MaxStrangers)
        {
            return null;
        }

        var handle = ReserveFor(accountId);
        await _accounts.WriteAsync(
            current.Keep(ImmutableDictionary<string, string>.Empty.Add(handle, accountId), _reserved.IsFor)! with { Strangers = current.Strangers + 1 });
        return handle;
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

    string ReserveFor(string accountId) => _reserved.Reserve(accountId);
}
