using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Accounts.PersonalData;

/// <summary>Tells one kind of host which accounts are stored.</summary>
internal interface IAccountReporter : IHostAdapter
{
    /// <summary>Reports accounts, at most <see cref="AccountReports.MaxBatch"/>.</summary>
    /// <param name="access">The installation.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="now">What counts as the time of what is stored where nobody knows it.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ReportAnswer> ReportAsync(TenantAccess access, ImmutableArray<StoredAccount> accounts, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>What a host says to a report.</summary>
internal abstract record ReportAnswer
{
    ReportAnswer()
    {
    }

    /// <summary>The host took it.</summary>
    /// <param name="Closed">IDs of accounts that do not exist any more.</param>
    /// <param name="Cycle">When the next report of these accounts is wanted; null when the host did not say.</param>
    public sealed record Taken(ImmutableHashSet<string> Closed, TimeSpan? Cycle) : ReportAnswer;

    /// <summary>The host refuses these accounts as they are; fewer may be taken.</summary>
    public sealed record Refused : ReportAnswer;

    /// <summary>The host cannot take any now.</summary>
    /// <param name="Reason">Why, without any data.</param>
    /// <param name="RetryAfter">How long it wants to be left alone; null when it did not say.</param>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter) : ReportAnswer;
}
