using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Api;

/// <summary>Who calls the administrators' API: a person whose right has been checked.</summary>
/// <param name="Tenant">The site.</param>
/// <param name="AccountId">The person.</param>
/// <param name="SiteBaseUrl">The site's address, ending in <c>/wiki</c>.</param>
internal sealed record ApiCaller(TenantId Tenant, string AccountId, string SiteBaseUrl)
{
    /// <summary>Hosts that the site's rules let framed output load from.</summary>
    public ImmutableArray<string> SiteHosts { get; init; } = [];

    /// <summary>The API token that the person's right came by; null for the person itself.</summary>
    public string? TokenId { get; init; }

    /// <summary>Gives handlers the caller that the checks left.</summary>
    public static ValueTask<ApiCaller> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<ApiCaller>());
}
