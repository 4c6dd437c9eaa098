using System.Reflection;
using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Diagnostics;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Security;

/// <summary>
/// Learns from the silos which sites have just been installed or uninstalled, or got another secret or other rules, and drops what is cached
/// about them. A change that was missed because a silo or a connection was lost shows at the next renewal: then everything is read again.
/// </summary>
internal sealed class AccessChanges(IGrainFactory grains, TenantKeys keys, BearerTokens tokens, TimeProvider time, ILogger<AccessChanges> logger)
    : BackgroundService, IAccessObserver
{
    const int NameLength = 16;

    static readonly string? Version = typeof(AccessChanges).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    static readonly TimeSpan Period = TimeSpan.FromSeconds(IAccessHubGrain.RenewalSeconds);

    /// <summary>With the version, for whoever looks after a cluster in the middle of an upgrade.</summary>
    readonly string _name = $"{Version} {RandomNumberGenerator.GetHexString(NameLength, lowercase: true)}";
    readonly Lock _gate = new();
    long _heard;
    bool _isDeaf;

    public Task AccessChanged(long number, TenantId tenant, string? hostIdentity)
    {
        tokens.Forget(tenant);
        if (hostIdentity is null)
        {
            keys.Forget(tenant);
        }
        else
        {
            keys.Forget(hostIdentity);
        }

        lock (_gate)
        {
            if (number == _heard + 1)
            {
                _heard = number;
            }
        }

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IAccessObserver? self = null;
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                // Only here, since neither works without a silo.
                self ??= grains.CreateObjectReference<IAccessObserver>(this);
                Compare(await grains.GetGrain<IAccessHubGrain>(IAccessHubGrain.Key).Renew(_name, self).WaitAsync(stoppingToken));
                _isDeaf = false;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Logged once, not every second of an outage; a host that is starting has no silo yet.
                if (!_isDeaf && _heard > 0)
                {
                    Log.AccessNotHeard(logger, fault.GetType().Name);
                }

                _isDeaf = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_isDeaf)
        {
            await LeaveAsync().WaitAsync(Period, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task LeaveAsync() => await grains.GetGrain<IAccessHubGrain>(IAccessHubGrain.Key).Leave(_name);

    void Compare(long newest)
    {
        lock (_gate)
        {
            if (newest == _heard)
            {
                return;
            }

            _heard = newest;
        }

        keys.ForgetAll();
        tokens.ForgetAll();
    }
}
