using System.Net;
using System.Net.Http.Headers;

namespace UserMacro.CommandLine.Api;

/// <summary>When a service that is busy is asked again: as it says, within bounds.</summary>
internal static class RetryPolicy
{
    const int MaxTries = 5;

    static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait before the next try; null when there is none.</summary>
    /// <param name="tries">How often the service was asked.</param>
    /// <param name="status">What it answered last.</param>
    /// <param name="retryAfter">What it said about the next try.</param>
    /// <param name="now">The time.</param>
    public static TimeSpan? WaitBefore(int tries, HttpStatusCode status, RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        if (tries >= MaxTries || !IsPassing(status, retryAfter))
        {
            return null;
        }

        var wait = retryAfter?.Delta ?? retryAfter?.Date - now ?? TimeSpan.FromSeconds(1 << (tries - 1));
        if (wait < TimeSpan.Zero)
        {
            wait = TimeSpan.Zero;
        }

        return wait <= MaxWait ? wait : null;
    }

    // A conflict that names a time: the first try of the same request is still being carried out.
    static bool IsPassing(HttpStatusCode status, RetryConditionHeaderValue? retryAfter) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable || (status == HttpStatusCode.Conflict && retryAfter is not null);
}
