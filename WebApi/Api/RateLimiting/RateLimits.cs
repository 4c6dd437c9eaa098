using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace UserMacro.WebApi.Api.RateLimiting;

/// <summary>The request rates of this front end's callers. .NET's own limiters neither tell what remains nor take a clock.</summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 50_000;

    readonly MemoryCache _windows = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    readonly Lock _gate = new();

    /// <summary>The limits of a caller after one more request; those of its token first.</summary>
    public IReadOnlyList<RateStanding> Take(ApiCaller caller)
    {
        var standings = new List<RateStanding>(2);
        if (caller.TokenId is { } token)
            standings.Add(Take("token", (caller.Tenant, token), options.Value.TokenRequestsPerMinute));
        if (standings.TrueForAll(standing => !standing.IsExceeded))
            standings.Add(Take("tenant", caller.Tenant, options.Value.TenantRequestsPerMinute));
        return standings;
    }

    public void Dispose() => _windows.Dispose();

    RateStanding Take(string name, object key, int quota)
    {
        var (remaining, reset) = WindowOf(key, quota).Take();
        return new(name, quota, remaining, reset);
    }

    RateWindow WindowOf(object key, int quota)
    {
        lock (_gate)
            return _windows.TryGetValue(key, out RateWindow? window) ? window! : _windows.Set(key, new RateWindow(quota, time), Entry());
    }

    static MemoryCacheEntryOptions Entry() => new() { Size = 1, SlidingExpiration = RateWindow.Length * 2 };
}
