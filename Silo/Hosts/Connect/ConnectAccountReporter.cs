using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.PersonalData;
using UserMacro.Grains.Accounts.PersonalData;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts.Connect;

/// <summary>Reports accounts to the site of the installation (docs/reference/personal-data.md).</summary>
internal sealed class ConnectAccountReporter(AccountReportClient client, HostSites sites) : IAccountReporter
{
    const int BadRequest = 400;

    public string Kind => ConnectCredentials.Kind;

    public async Task<ReportAnswer> ReportAsync(
        TenantAccess access, ImmutableArray<StoredAccount> accounts, DateTimeOffset now, CancellationToken cancellation)
    {
        // Nothing but the ID is stored, which a report confirms.
        var reported = accounts.Select(account => new ReportedAccount(account.AccountId, account.ReportedAt ?? account.StoredAt ?? now)).ToList();
        return await client.ReportAsync(sites.Of(access), reported, cancellation) switch
        {
            ConfluenceAnswer<AccountStatuses>.Ok { Value: var statuses } => new ReportAnswer.Taken(statuses.Closed, statuses.Cycle),
            ConfluenceAnswer<AccountStatuses>.Refused { Status: BadRequest } => new ReportAnswer.Refused(),
            ConfluenceAnswer<AccountStatuses>.Refused { Status: var status } =>
                new ReportAnswer.Unavailable($"The site answered with status {status}.", RetryAfter: null),
            ConfluenceAnswer<AccountStatuses>.Unavailable { Reason: var reason, RetryAfter: var wish } => new ReportAnswer.Unavailable(reason, wish),
            var unknown => throw new InvalidOperationException($"An answer of the kind {unknown.GetType().Name} is not known."),
        };
    }
}
