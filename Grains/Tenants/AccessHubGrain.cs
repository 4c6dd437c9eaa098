using Microsoft.Extensions.Logging;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Tenants;

/// <remarks>Orleans' own ObserverManager tells one after the other, so that one front end that is gone would keep all behind it waiting.</remarks>
internal sealed class AccessHubGrain(TimeProvider time, ILogger<AccessHubGrain> logger) : Grain, IAccessHubGrain
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(IAccessHubGrain.LeaseSeconds);

    readonly Dictionary<string, Registration> _frontEnds = new(StringComparer.Ordinal);

    // Of another hub than the last one: whoever was registered there sees that it may have missed something.
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

    public Task Announce(TenantId tenant, string? hostIdentity)
    {
        var number = ++_number;
        foreach (var (name, registration) in _frontEnds)
        {
            if (time.GetElapsedTime(registration.Renewed) > Lease)
                _frontEnds.Remove(name);
        }

        return Task.WhenAll(_frontEnds.Values.Select(registration => TellAsync(registration.Observer, number, tenant, hostIdentity)));
    }

    async Task TellAsync(IAccessObserver observer, long number, TenantId tenant, string? hostIdentity)
    {
        try
        {
            await observer.AccessChanged(number, tenant, hostIdentity);
        }
        catch (Exception fault)
        {
            // It sees by the number that it missed something when it renews; if it is gone, its lease ends.
            Log.FrontEndNotTold(logger, fault.Message);
        }
    }

    sealed record Registration(IAccessObserver Observer, long Renewed);
}
