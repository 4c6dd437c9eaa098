using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Tenants;

/// <remarks>Does not use Orleans' ObserverManager, which notifies one observer after the other: a lost front end would keep the rest waiting.</remarks>
[GrainType("accesshub")]
internal sealed class AccessHubGrain(TimeProvider time, ILogger<AccessHubGrain> logger) : Grain, IAccessHubGrain
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(IAccessHubGrain.LeaseSeconds);

    readonly Dictionary<string, Registration> _frontEnds = new(StringComparer.Ordinal);

    // Differs from the previous hub's: a front end that was registered there sees that it may have missed something.
    long _number = time.GetUtcNow().UtcTicks;

    public Task<long> Renew(string frontEnd, IAccessObserver observer)
    {
        _frontEnds[frontEnd] = new(observer, time.GetTimestamp());
        return Task.FromResult(_number);
    }

    public Task Leave(string frontEnd)
    {
        _frontEnds.Remove(frontEnd);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<string>> FrontEnds()
    {
        ForgetLost();
        return Task.FromResult<ImmutableArray<string>>([.. _frontEnds.Keys.Order(StringComparer.Ordinal)]);
    }

    public Task Announce(TenantId tenant, string? hostIdentity)
    {
        var number = ++_number;
        ForgetLost();
        return Task.WhenAll(_frontEnds.Values.Select(registration => TellAsync(registration.Observer, number, tenant, hostIdentity)));
    }

    void ForgetLost()
    {
        foreach (var (name, registration) in _frontEnds)
        {
            if (time.GetElapsedTime(registration.Renewed) > Lease)
            {
                _frontEnds.Remove(name);
            }
        }
    }

    async Task TellAsync(IAccessObserver observer, long number, TenantId tenant, string? hostIdentity)
    {
        try
        {
            await observer.AccessChanged(number, tenant, hostIdentity);
        }
        catch (Exception fault)
        {
            // When it renews, the number shows that it has missed something; if it is gone, its lease ends.
            Log.FrontEndNotTold(logger, fault.GetType().Name);
        }
    }

    sealed record Registration(IAccessObserver Observer, long Renewed);
}
