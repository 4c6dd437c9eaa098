using System.Collections.Immutable;

namespace UserMacro.Simulator.Sites.Apps;

/// <summary>The accounts that the app reported, newest first, at most 1 000.</summary>
internal sealed class AccountReportLog
{
    const int Capacity = 1_000;
    ImmutableList<AccountReport> _entries = [];

    public ImmutableList<AccountReport> Entries => Volatile.Read(ref _entries);

    public void Add(IReadOnlyCollection<AccountReport> reports) =>
        ImmutableInterlocked.Update(ref _entries, (list, added) => [.. added, .. list.Take(Capacity - added.Count)], reports);
}

/// <param name="Batch">How many accounts came in the same request.</param>
internal sealed record AccountReport(DateTimeOffset At, string AccountId, DateTimeOffset UpdatedAt, int Batch);

/// <summary>What the site says of reported accounts.</summary>
/// <param name="Closed">Accounts that do not exist any more, beside the one that is always closed.</param>
/// <param name="Updated">Accounts whose data have changed.</param>
/// <param name="CycleDays">The cycle that answers name; none without.</param>
/// <param name="Status">The status of the next answers, such as 429 or 503; null to answer as usual.</param>
/// <param name="RetryAfter">Seconds in the <c>Retry-After</c> of these answers; none without.</param>
/// <param name="Times">How many answers have that status.</param>
internal sealed record AccountStatuses(string[]? Closed, string[]? Updated, int? CycleDays, int? Status, int? RetryAfter, int Times)
{
    /// <summary>The account that Atlassian keeps for tests of the case (docs/reference/personal-data.md#accounts-for-tests).</summary>
    public const string AlwaysClosed = "5be24ba3f91c106033269289";

    public static readonly AccountStatuses None = new(Closed: null, Updated: null, CycleDays: null, Status: null, RetryAfter: null, Times: 0);

    public string? StatusOf(string accountId) =>
        accountId is AlwaysClosed || Closed?.Contains(accountId, StringComparer.Ordinal) is true ? "closed"
        : Updated?.Contains(accountId, StringComparer.Ordinal) is true ? "updated"
        : null;
}
