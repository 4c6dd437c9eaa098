using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Accounts;

[GrainType("accounts")]
internal sealed class AccountsGrain(
    [PersistentState("accounts")] IPersistentState<AccountCollection> state, IGrainContext context, TimeProvider time) : Grain, IAccountsGrain
{
    readonly GrainRecord<AccountCollection> _accounts = new(context, state);
    readonly ReservedHandles _reserved = new();
    bool _isEnsured;

    TenantId Tenant => TenantId.Parse(this.GetPrimaryKeyString());

    // Accounts of an earlier build were never reported.
    public override Task OnActivateAsync(CancellationToken cancellationToken) => EnsureReportedAsync();

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
            await StoreAsync(next);
        }

        return true;
    }

    public async Task<ImmutableDictionary<string, string>> HandlesOf(ImmutableArray<string> accountIds)
    {
        var reservation = await Reserve(accountIds);
        await Keep(reservation.New);
        return reservation.Handles;
    }

    public Task<string?> HandleOfStranger(string accountId) => Find(accountId);

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

    public Task<StoredAccount?> FindStored(string accountId) =>
        Task.FromResult(_accounts.Value.Find(accountId) is { } handle ? _accounts.Value.Reports.Describe(handle, accountId) : null);

    public Task<ImmutableArray<StoredAccount>> List() => Task.FromResult<ImmutableArray<StoredAccount>>(
        [.. _accounts.Value.Accounts.OrderBy(account => account.Key.Length).ThenBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => _accounts.Value.Reports.Describe(account.Key, account.Value))]);

    public async Task<string?> Forget(string accountId)
    {
        _reserved.Forget(accountId);
        if (_accounts.Value.Find(accountId) is not { } handle)
        {
            return null;
        }

        await _accounts.WriteAsync(_accounts.Value.Forget([handle]));
        return handle;
    }

    public async Task<DueAccounts> FindDue()
    {
        if (_accounts.Value is { Reports.Since: null, Accounts.IsEmpty: false } unreported)
        {
            await _accounts.WriteAsync(unreported with { Reports = unreported.Reports with { Since = time.GetUtcNow() } });
        }

        return _accounts.Value.Reports.FindDue(_accounts.Value.Accounts, Tenant, time.GetUtcNow());
    }

    public async Task Complete(AccountReport report)
    {
        foreach (var closed in report.Closed)
        {
            if (_accounts.Value.Accounts.TryGetValue(closed, out var accountId))
            {
                _reserved.Forget(accountId);
            }
        }

        var current = _accounts.Value;
        await _accounts.WriteAsync((current with { Reports = current.Reports.After(report, current.Accounts, time.GetUtcNow()) }).Forget(report.Closed));
    }

    async Task StoreAsync(AccountCollection next)
    {
        var stored = next.Accounts.Keys.Except(_accounts.Value.Accounts.Keys, StringComparer.Ordinal);
        await _accounts.WriteAsync(next with { Reports = next.Reports.Store(stored, time.GetUtcNow()) });
        await EnsureReportedAsync();
    }

    async Task EnsureReportedAsync()
    {
        if (!_isEnsured && !_accounts.Value.Accounts.IsEmpty)
        {
            await GrainFactory.GetGrain<IPersonalDataGrain>(this.GetPrimaryKeyString()).Ensure();
            _isEnsured = true;
        }
    }

    string ReserveFor(string accountId) => _reserved.Reserve(accountId);
}
