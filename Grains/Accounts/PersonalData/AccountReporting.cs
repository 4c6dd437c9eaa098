using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Accounts.PersonalData;

/// <summary>Reports the accounts of a tenant to its host, one batch at a time. What was reported is stored after each batch, so that it can be continued
/// anywhere.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="tenant">Knows the installation.</param>
/// <param name="hosts">The hosts that are known.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of failures.</param>
/// <param name="tag">Stands for the tenant in the log.</param>
internal sealed class AccountReporting(
    IAccountsGrain accounts, ITenantGrain tenant, HostAdapters<IAccountReporter> hosts, TimeProvider time, ILogger logger, string tag)
{
    /// <summary>The pause between two batches of a tenant: there is no hurry, and others want to be reported too.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);

    /// <summary>No host is believed to want to be left alone for longer.</summary>
    static readonly TimeSpan LongestWish = TimeSpan.FromDays(2);

    int _atOnce = AccountReports.MaxBatch;

    /// <summary>Reports the accounts that are due, if any.</summary>
    /// <returns>When to call again; null when there is nothing to report, or nobody to report it to.</returns>
    public async Task<DateTimeOffset?> AdvanceAsync(CancellationToken cancellation)
    {
        var due = await accounts.FindDue();
        if (due.Accounts.IsEmpty)
        {
            return due.NextAt;
        }

        if (await tenant.CurrentAccess() is not { } access || !hosts.TryFind(access.Kind, out var host))
        {
            return null;
        }

        ImmutableArray<StoredAccount> batch = [.. due.Accounts.Take(_atOnce)];
        var answer = await host.ReportAsync(access, batch, time.GetUtcNow(), cancellation);
        switch (answer)
        {
            case ReportAnswer.Taken taken:
                _atOnce = AccountReports.MaxBatch;
                await accounts.Complete(new()
                {
                    Reported = Handles(batch),
                    Closed = Handles(batch.Where(account => taken.Closed.Contains(account.AccountId))),
                    Cycle = taken.Cycle,
                });
                return time.GetUtcNow() + Pause;

            case ReportAnswer.Refused when batch.Length > 1:
                // One that the host does not take must not keep the others from being reported.
                _atOnce = batch.Length / 2;
                return time.GetUtcNow() + Pause;

            case ReportAnswer.Refused:
                Log.AccountRefused(logger, tag);
                await accounts.Complete(new() { Reported = Handles(batch) });
                return time.GetUtcNow() + Pause;

            default:
                var (reason, wish) = answer is ReportAnswer.Unavailable { Reason: var why, RetryAfter: var after } ? (why, after) : ("", null);
                var delay = DelayFor(due.Failures, wish);
                Log.AccountsNotReported(logger, tag, delay, reason);
                var next = time.GetUtcNow() + delay;
                await accounts.Complete(new() { NotBefore = next });
                return next;
        }
    }

    static TimeSpan DelayFor(int failures, TimeSpan? wish)
    {
        var doubled = FirstDelay * Math.Pow(2, Math.Min(failures, 20));
        var delay = doubled < LongestDelay ? doubled : LongestDelay;
        var wished = wish is { } some && some < LongestWish ? some : wish is null ? TimeSpan.Zero : LongestWish;
        return delay > wished ? delay : wished;
    }

    static ImmutableArray<string> Handles(IEnumerable<StoredAccount> accounts) => [.. accounts.Select(account => account.Handle)];
}
