using System.Collections.Immutable;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Tests.Accounts.PersonalData;

/// <summary>The accounts of a tenant without a grain. What is in <see cref="Stored"/> outlives whoever works with it.</summary>
internal sealed class FakeAccounts(TenantId tenant, TimeProvider time) : IAccountsGrain
{
    public AccountCollection Stored { get; private set; } = new();

    public void Add(params IEnumerable<string> accountIds)
    {
        foreach (var accountId in accountIds)
        {
            var handle = AccountHandle.Create();
            Stored = Stored with
            {
                Accounts = Stored.Accounts.Add(handle, accountId),
                Reports = Stored.Reports.Store([handle], time.GetUtcNow()),
            };
        }
    }

    /// <summary>As an earlier build stored them: without times.</summary>
    public void AddOfAnEarlierBuild(string accountId)
    {
        Add(accountId);
        Stored = Stored with { Reports = Stored.Reports with { Times = ImmutableDictionary<string, AccountTimes>.Empty } };
    }

    public Task<DueAccounts> FindDue()
    {
        Stored = Stored with { Reports = Stored.Reports with { Since = Stored.Reports.Since ?? time.GetUtcNow() } };
        return Task.FromResult(Stored.Reports.FindDue(Stored.Accounts, tenant, time.GetUtcNow()));
    }

    public Task Complete(AccountReport report)
    {
        Stored = (Stored with { Reports = Stored.Reports.After(report, Stored.Accounts, time.GetUtcNow()) }).Forget(report.Closed);
        return Task.CompletedTask;
    }

    public Task<string> HandleOf(string accountId) => throw new NotSupportedException();

    public Task<string?> HandleOfStranger(string accountId) => throw new NotSupportedException();

    public Task<string?> Find(string accountId) => throw new NotSupportedException();

    public Task<AccountReservation> Reserve(ImmutableArray<string> accountIds) => throw new NotSupportedException();

    public Task<bool> Keep(ImmutableDictionary<string, string> byHandle) => throw new NotSupportedException();

    public Task<ImmutableDictionary<string, string>> HandlesOf(ImmutableArray<string> accountIds) => throw new NotSupportedException();

    public Task<ImmutableDictionary<string, string>> AccountsOf(ImmutableArray<string> handles) => throw new NotSupportedException();

    public Task<StoredAccount?> FindStored(string accountId) => throw new NotSupportedException();

    public Task<ImmutableArray<StoredAccount>> List() => throw new NotSupportedException();

    public Task<string?> Forget(string accountId) => throw new NotSupportedException();
}
