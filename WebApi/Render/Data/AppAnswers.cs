using System.Text.Json.Nodes;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Points;

namespace UserMacro.WebApi.Render.Data;

/// <summary>What one site answers the app about one version of a page: out of memory, or for points of the tenant's budget. Whatever cannot be had is nothing.</summary>
internal sealed class AppAnswers(ConfluenceClient confluence, ConfluenceSite site, IPointsGrain points, DataCache cache, TenantId tenant, string pageVersion, DataMetrics metrics, TimeProvider time)
{
    /// <summary>How long one question may take: output without a datum is better than none.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>How many pages are asked about one by one; the others are left out.</summary>
    const int MaxChecked = 25;

    const int CheckCost = 3;

    /// <summary>Whether a question was left out for want of points.</summary>
    public bool LacksData { get; private set; }

    /// <summary>The answer as text; null when it cannot be had.</summary>
    public Task<string?> AskAsync(DataStep.Ask ask, CancellationToken cancellation) =>
        cache.GetAsync((tenant, pageVersion, ask.Address), async () => await MayAskAsync(ask.Cost)
            ? await TimeLimit.RunAsync(Patience, time, async token => (ConfluenceAnswer<string>?)await confluence.AskAsync(site, ask.Address, token), cancellation) switch
            {
                ConfluenceAnswer<string>.Ok { Value: var text } => new(text, Keep: true),
                // An app access rule, or a page that is gone.
                ConfluenceAnswer<string>.Refused => new(null, Keep: true),
                _ => new(null, Keep: false),
            }
            : new(null, Keep: false));

    /// <summary>Of a list of pages those that the viewer may see; none for an anonymous one, about whom Confluence does not say.</summary>
    public async Task<string> ReadableAsync(string pages, string? accountId, CancellationToken cancellation)
    {
        if (accountId is null || JsonNode.Parse(pages) is not JsonArray list)
            return "[]";
        var some = list.OfType<JsonObject>().Where(page => page["id"] is not null).Take(MaxChecked).ToList();
        var may = await Task.WhenAll(some.Select(page => MayReadAsync(page["id"]!.GetValue<string>(), accountId, cancellation)));
        return new JsonArray([.. some.Zip(may).Where(pair => pair.Second).Select(pair => pair.First.DeepClone())]).ToJsonString();
    }

    async Task<bool> MayReadAsync(string contentId, string accountId, CancellationToken cancellation) =>
        await cache.GetAsync((tenant, accountId, contentId), async () => await MayAskAsync(CheckCost)
            ? await TimeLimit.RunAsync(Patience, time, async token => (ConfluenceAnswer<bool>?)await confluence.MayReadAsync(site, contentId, accountId, token), cancellation) switch
            {
                ConfluenceAnswer<bool>.Ok { Value: var may } => new(may ? "" : null, Keep: true),
                _ => new(null, Keep: false),
            }
            : new(null, Keep: false)) is not null;

    async Task<bool> MayAskAsync(int cost)
    {
        if (await points.Take(cost))
            return true;
        LacksData = true;
        metrics.OverBudget();
        return false;
    }
}
