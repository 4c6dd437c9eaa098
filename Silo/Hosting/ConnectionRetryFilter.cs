using UserMacro.Silo.Diagnostics;

namespace UserMacro.Silo.Hosting;

/// <summary>Looks for a silo until there is one: silos start, and restart, after the front ends that call them.</summary>
internal sealed class ConnectionRetryFilter(TimeProvider time, ILogger<ConnectionRetryFilter> logger) : IClientConnectionRetryFilter
{
    static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    int _failures;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        var delay = DelayAfter(++_failures);
        Log.NoSiloYet(logger, delay.TotalSeconds, exception.Message);
        await Task.Delay(delay, time, cancellationToken);
        return true;
    }

    // With jitter, so that front ends that lost the cluster together do not come back together.
    static TimeSpan DelayAfter(int failures)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(failures, 10) - 1);
        return (delay < LongestDelay ? delay : LongestDelay) * (0.75 + (Random.Shared.NextDouble() / 4));
    }
}
