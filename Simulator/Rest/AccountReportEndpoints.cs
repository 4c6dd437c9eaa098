using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Rest;

internal static partial class AccountReportEndpoints
{
    const int MaxAccounts = 90;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>Reports of personal data (docs/reference/personal-data.md): only for the app itself.</summary>
    public static void MapAccountReports(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/rest/atlassian-connect/latest/report-accounts",
        (HttpContext context, TimeProvider time) => RestCaller.From(context).IsApp
            ? ReportAsync(context, time)
            : Task.FromResult(RestProblem.Unauthorized("Only a Connect app may do this.")));

    static async Task<IResult> ReportAsync(HttpContext context, TimeProvider time)
    {
        var site = context.Site();
        if (Fault(context, site) is { } fault)
        {
            return fault;
        }

        ReportRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync<ReportRequest>(context.Request.Body, Json, context.RequestAborted);
        }
        catch (JsonException)
        {
            return Malformed("The request is not JSON of the documented form.");
        }

        if (request?.Accounts is not { Length: > 0 and <= MaxAccounts } accounts)
        {
            return Malformed("A report takes 1 to 90 accounts.");
        }

        if (Array.Find(accounts, account => account.AccountId is "unknown" || !AccountId().IsMatch(account.AccountId)) is not null)
        {
            return Malformed("A report names an invalid account ID.");
        }

        site.AccountReports.Add([.. accounts.Select(account => new AccountReport(time.GetUtcNow(), account.AccountId, account.UpdatedAt, accounts.Length))]);
        var statuses = site.State.AccountStatuses;
        if (statuses.CycleDays is { } days)
        {
            context.Response.Headers["Cycle-Period"] = days.ToString(CultureInfo.InvariantCulture);
        }

        var changed = accounts.Where(account => statuses.StatusOf(account.AccountId) is not null)
            .Select(account => new { accountId = account.AccountId, status = statuses.StatusOf(account.AccountId) }).ToList();
        return changed.Count is 0 ? Results.NoContent() : Results.Json(new { accounts = changed });
    }

    /// <summary>The answer that a test wants once more in place of the usual one.</summary>
    static IResult? Fault(HttpContext context, Site site)
    {
        var statuses = AccountStatuses.None;
        site.Update(state =>
        {
            statuses = state.AccountStatuses;
            return statuses.Times > 0 ? state with { AccountStatuses = statuses with { Times = statuses.Times - 1 } } : state;
        });
        if (statuses is not { Status: { } status, Times: > 0 })
        {
            return null;
        }

        if (statuses.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(new { errorType = "unavailable", errorMessage = "No reports are taken now." }, statusCode: status);
    }

    static IResult Malformed(string message) =>
        Results.Json(new { errorType = "malformed", errorMessage = message }, statusCode: StatusCodes.Status400BadRequest);

    [GeneratedRegex("^[A-Za-z0-9:-]{1,128}$", RegexOptions.NonBacktracking)]
    private static partial Regex AccountId();

    sealed record ReportRequest([property: JsonRequired] ReportEntry[] Accounts);

    sealed record ReportEntry([property: JsonRequired] string AccountId, [property: JsonRequired] DateTimeOffset UpdatedAt);
}
