using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Accounts;

/// <summary>When the accounts of a tenant were stored and reported, and so when each is to be reported next. Every account has a cycle of its own, so that one
/// that was reported is not reported again before the cycle has passed, whatever became of the others.</summary>
[GenerateSerializer, Immutable, Alias("account-reports")]
internal sealed record AccountReports
{
    /// <summary>How many accounts a host takes at once.</summary>
    public const int MaxBatch = 90;

    /// <summary>How long after a report the next one is due, unless the host names another time.</summary>
    public static readonly TimeSpan DefaultCycle = TimeSpan.FromDays(7);

    const int MaxIdLength = 128;

    /// <summary>Stands for people whom the host cannot name; nothing may be reported of it.</summary>
    const string Unknown = "unknown";

    /// <summary>The times of each account, by handle; those without are accounts of an earlier build.</summary>
    [Id(0)] public ImmutableDictionary<string, AccountTimes> Times { get; init; } = ImmutableDictionary<string, AccountTimes>.Empty;

    /// <summary>Since when the tenant's accounts are reported; null before that.</summary>
    [Id(1)] public DateTimeOffset? Since { get; init; }

    /// <summary>How long after a report the next one is due.</summary>
    [Id(2)] public TimeSpan Cycle { get; init; } = DefaultCycle;

    /// <summary>How many reports failed in a row.</summary>
    [Id(3)] public int Failures { get; init; }

    /// <summary>Until when nothing is reported after a failure.</summary>
    [Id(4)] public DateTimeOffset? NotBefore { get; init; }

    public StoredAccount Describe(string handle, string accountId) =>
        Times.GetValueOrDefault(handle) is { } times ? new(handle, accountId, times.StoredAt, times.ReportedAt) : new(handle, accountId, null, null);

    /// <summary>The accounts that are due, those that wait longest first.</summary>
    public DueAccounts FindDue(ImmutableDictionary<string, string> accounts, TenantId tenant, DateTimeOffset now)
    {
        var dates = accounts.Where(account => MayBeReported(account.Value)).Select(account => (Account: account, DueAt: DueAt(account.Key, tenant, now)))
            .OrderBy(date => date.DueAt).ThenBy(date => date.Account.Key, StringComparer.Ordinal).ToList();
        if (dates.Count == 0)
        {
            return new([], NextAt: null, Failures);
        }

        var first = NotBefore > dates[0].DueAt ? NotBefore.Value : dates[0].DueAt;
        return first > now
            ? new([], first, Failures)
            : new(
                [.. dates.TakeWhile(date => date.DueAt <= now).Take(MaxBatch).Select(date => Describe(date.Account.Key, date.Account.Value))],
                NextAt: null,
                Failures);
    }

    /// <summary>With accounts that are stored now.</summary>
    public AccountReports Store(IEnumerable<string> handles, DateTimeOffset now) =>
        this with { Times = Times.SetItems(handles.Select(handle => KeyValuePair.Create(handle, new AccountTimes(now, ReportedAt: null)))) };

    /// <summary>After a report.</summary>
    public AccountReports After(AccountReport report, ImmutableDictionary<string, string> accounts, DateTimeOffset now) => this with
    {
        // Somebody may have been forgotten while the host was asked.
        Times = Times.SetItems(report.Reported.Where(accounts.ContainsKey)
            .Select(handle => KeyValuePair.Create(handle, new AccountTimes(Times.GetValueOrDefault(handle)?.StoredAt, now)))),
        Cycle = report.Cycle ?? Cycle,
        Failures = report.NotBefore is null ? 0 : Failures + 1,
        NotBefore = report.NotBefore,
    };

    public AccountReports Forget(IEnumerable<string> handles) => this with { Times = Times.RemoveRange(handles) };

    static bool MayBeReported(string accountId) =>
        accountId.Length is > 0 and <= MaxIdLength
        && !string.Equals(accountId, Unknown, StringComparison.Ordinal)
        && accountId.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or ':');

    DateTimeOffset DueAt(string handle, TenantId tenant, DateTimeOffset now)
    {
        var times = Times.GetValueOrDefault(handle);
        return times?.ReportedAt is { } reported ? reported + Cycle : TurnAfter(times?.StoredAt ?? Since ?? now, tenant);
    }

    /// <summary>The first turn of the tenant after a time. Each has its own within the cycle, so that tenants are spread over it.</summary>
    DateTimeOffset TurnAfter(DateTimeOffset time, TenantId tenant)
    {
        var turn = XxHash32.HashToUInt32(Encoding.ASCII.GetBytes(tenant.Value)) / (double)uint.MaxValue * Cycle.Ticks;
        var passed = (time.UtcTicks - (long)turn) % Cycle.Ticks;
        return new(time.UtcTicks + (passed == 0 ? 0 : Cycle.Ticks - passed), TimeSpan.Zero);
    }
}

/// <summary>When an account was stored, and when the host was told last that it is.</summary>
[GenerateSerializer, Immutable, Alias("account-times")]
internal sealed record AccountTimes([property: Id(0)] DateTimeOffset? StoredAt, [property: Id(1)] DateTimeOffset? ReportedAt);
