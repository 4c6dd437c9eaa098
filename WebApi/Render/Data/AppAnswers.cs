using System.Text.Json.Nodes;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Points;

namespace UserMacro.WebApi.Render.Data;

/// <summary>What one site answers the app about one version of a page: out of memory, or for points of the tenant's budget. Whatever cannot be had is nothing.</summary>
internal sealed class AppAnswers(ConfluenceClient confluence, ConfluenceSite site, IPointsGrain points, DataCache cache, TenantId tenant, string pageVersion, DataMetrics metrics)
{
    /// <summary>How many pages are asked about one by one; the others are left out.</summary>
    const int MaxChecked = 25;

    const int CheckCost = 3;

    /// <summary>The answer as text; null when it cannot be had.</summary>
    public Task<string?> AskAsync(DataStep.Ask ask, CancellationToken cancellation) =>
        cache.GetAsync((tenant, pageVersion, ask.Address), async () => await MayAskAsync(ask.Cost)
            ? await confluence.AskAsync(site, ask.Address, cancellation) switch
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
        var readable = new JsonArray();
        if (accountId is not null && JsonNode.Parse(pages) is JsonArray list)
        {
            foreach (var page in list.OfType<JsonObject>().Take(MaxChecked).ToList())
            {
                if (page["id"]?.GetValue<string>() is { } id && await MayReadAsync(id, accountId, cancellation))
                    readable.Add(page.DeepClone());
            }
        }

        return readable.ToJsonString();
    }

    async Task<bool> MayReadAsync(string contentId, string accountId, CancellationToken cancellation) =>
        await cache.GetAsync((tenant, accountId, contentId), async () => await MayAskAsync(CheckCost)
            ? await confluence.MayReadAsync(site, contentId, accountId, cancellation) switch
            {
                ConfluenceAnswer<bool>.Ok { Value: var may } => new(may ? "" : null, Keep: true),
                _ => new(null, Keep: false),
            }
            : new(null, Keep: false)) is not null;

    async Task<bool> MayAskAsync(int cost)
    {
        if (await points.Take(cost))
            return true;
        metrics.OverBudget();
        return false;
    }
}
