using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Caching;

namespace UserMacro.WebApi.Api.RateLimiting;

/// <summary>The request rates of this front end's callers. .NET's own limiters neither tell what remains nor take a clock.</summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 50_000;

    readonly BoundedCache<(TenantId Tenant, string? TokenId), RateWindow> _windows = new(MaxRemembered, time);

    /// <summary>The limits of a caller after one more request; those of its token first.</summary>
    public IReadOnlyList<RateStanding> Take(ApiCaller caller)
    {
        var standings = new List<RateStanding>(2);
        if (caller.TokenId is { } token)
        {
            standings.Add(Take("token", (caller.Tenant, token), options.Value.TokenRequestsPerMinute));
        }

        if (standings.TrueForAll(standing => !standing.IsExceeded))
        {
            standings.Add(Take("tenant", (caller.Tenant, null), options.Value.TenantRequestsPerMinute));
        }

        return standings;
    }

    public void Dispose() => _windows.Dispose();

    RateStanding Take(string name, (TenantId Tenant, string? TokenId) key, int quota)
    {
        var (remaining, reset) = _windows.Use(key, RateWindow.Length * 2, () => new RateWindow(quota, time)).Take();
        return new(name, quota, remaining, reset);
    }
}
