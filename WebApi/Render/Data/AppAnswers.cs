using System.Text.Json.Nodes;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.RateBudgets;

namespace UserMacro.WebApi.Render.Data;

/// <summary>What one site answers the app about one version of a page: from memory, or for points of the tenant's budget. Whatever cannot be obtained
/// counts as nothing.</summary>
internal sealed class AppAnswers(
    ConfluenceClient confluence, ConfluenceSite site, IRateBudgetGrain points, DataCache cache, (TenantId Tenant, string Kind) of,
    string pageVersion, DataMetrics metrics, TimeProvider time)
{
    /// <summary>How long one question may take: output without a datum is better than none.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1.5);

    /// <summary>How many pages are asked about one by one; the others are left out.</summary>
    const int MaxChecked = 25;

    const int CheckCost = 3;

    /// <summary>Whether a question was left out for want of points.</summary>
    public bool LacksData { get; private set; }

    /// <summary>The answer as text; null when it cannot be obtained.</summary>
    public Task<string?> AskAsync(DataStep.Ask ask, CancellationToken cancellation) =>
        FindAsync(new(of.Tenant, of.Kind, pageVersion, ask.Address), ask.Cost, async () =>
            await InTimeAsync(token => confluence.AskAsync(site, ask.Address, token)) switch
            {
                ConfluenceAnswer<string>.Ok { Value: var text } => new(text, Keep: true),
                // An app access rule, or a page that is gone.
                ConfluenceAnswer<string>.Refused => new(null, Keep: true),
                _ => new(null, Keep: false),
            }, cancellation);

    /// <summary>Of a list of pages those that the viewer may see; none for an anonymous one, about whom Confluence does not say.</summary>
    public async Task<string> ReadableAsync(string pages, string? accountId, CancellationToken cancellation)
    {
        if (accountId is null || JsonNode.Parse(pages) is not JsonArray list)
        {
            return "[]";
        }

        var some = list.OfType<JsonObject>().Where(page => page["id"] is not null).Take(MaxChecked).ToList();
        var may = await Task.WhenAll(some.Select(page => MayReadAsync(page["id"]!.GetValue<string>(), accountId, cancellation)));
        return new JsonArray([.. some.Zip(may).Where(pair => pair.Second).Select(pair => pair.First.DeepClone())]).ToJsonString();
    }

    async Task<bool> MayReadAsync(string contentId, string accountId, CancellationToken cancellation) =>
        await FindAsync(new(of.Tenant, of.Kind, accountId, contentId), CheckCost, async () =>
            await InTimeAsync(token => confluence.MayReadAsync(site, contentId, accountId, token)) switch
            {
                ConfluenceAnswer<bool>.Ok { Value: var may } => new(may ? "" : null, Keep: true),
                _ => new(null, Keep: false),
            }, cancellation) is not null;

    async Task<string?> FindAsync(DataKey key, int cost, Func<Task<DataAnswer>> ask, CancellationToken cancellation)
    {
        var answer = await cache.GetAsync(key, async () => await points.Take(cost) ? await ask() : LeftOut(), cancellation);
        LacksData |= answer.IsOverBudget;
        return answer.Text;
    }

    // The answer is for all who wait for it: none of them ends the question.
    Task<ConfluenceAnswer<T>?> InTimeAsync<T>(Func<CancellationToken, Task<ConfluenceAnswer<T>>> ask) =>
        TimeLimit.RunAsync(Timeout, time, async token => (ConfluenceAnswer<T>?)await ask(token), CancellationToken.None);

    DataAnswer LeftOut()
    {
        metrics.OverBudget();
        return new(null, Keep: false, IsOverBudget: true);
    }
}
