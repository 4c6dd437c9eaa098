using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Connect.PersonalData;

/// <summary>Tells a site which accounts are stored (docs/reference/personal-data.md), as the app, as <see cref="ConfluenceClient"/> asks.</summary>
public sealed class AccountReportClient
{
    const string Path = "/rest/atlassian-connect/latest/report-accounts";
    const string CycleHeader = "Cycle-Period";
    const int LongestCycle = 365;

    readonly SignedExchange _exchange;

    internal AccountReportClient(SignedExchange exchange) => _exchange = exchange;

    /// <summary>Reports accounts, 90 at most.</summary>
    public Task<ConfluenceAnswer<AccountStatuses>> ReportAsync(
        ConfluenceSite site, IReadOnlyList<ReportedAccount> accounts, CancellationToken cancellationToken) =>
        _exchange.ExchangeAsync(
            site,
            HttpMethod.Post,
            Path,
            JsonSerializer.SerializeToUtf8Bytes(new AccountsToReport(accounts), PersonalDataJson.Default.AccountsToReport),
            Read,
            cancellationToken);

    static AccountStatuses Read(BoundedReply reply) => new(
        reply.Status == HttpStatusCode.NoContent ? [] : ClosedOf(reply.Text),
        int.TryParse(reply.Header(CycleHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestCycle
            ? TimeSpan.FromDays(days)
            : null);

    static ImmutableHashSet<string> ClosedOf(string text) =>
    [
        .. (ConfluenceClient.Read(text, PersonalDataJson.Default.ReportReply).Accounts ?? [])
            .Where(account => string.Equals(account?.Status, "closed", StringComparison.Ordinal)).Select(account => account?.AccountId).OfType<string>(),
    ];
}

/// <summary>An account that is stored.</summary>
/// <param name="AccountId">Its ID.</param>
/// <param name="UpdatedAt">When what is stored about it was right.</param>
public sealed record ReportedAccount(string AccountId, DateTimeOffset UpdatedAt);

/// <summary>What a site says to a report. That an account was updated is not part of it: nothing of its data is cached.</summary>
/// <param name="Closed">IDs of accounts that do not exist any more.</param>
/// <param name="Cycle">How long after this report the next one is wanted; null when the site did not say.</param>
public sealed record AccountStatuses(ImmutableHashSet<string> Closed, TimeSpan? Cycle);

/// <summary>The body of a report.</summary>
internal sealed record AccountsToReport(IReadOnlyList<ReportedAccount> Accounts);

/// <summary>The body of the answer.</summary>
internal sealed record ReportReply(IReadOnlyList<AccountStatus?>? Accounts);

/// <summary>The status of a reported account.</summary>
internal sealed record AccountStatus(string? AccountId, string? Status);

/// <summary>The JSON of reports.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountsToReport))]
[JsonSerializable(typeof(ReportReply))]
internal sealed partial class PersonalDataJson : JsonSerializerContext;
