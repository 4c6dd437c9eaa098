namespace UserMacro.WebApi.Api.RateLimiting;

/// <summary>Counts requests in windows of a minute; the next one begins with the first request after the last.</summary>
internal sealed class RateWindow(int quota, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    readonly Lock _gate = new();
    long _since = time.GetTimestamp();
    int _taken;

    /// <summary>Takes one request. What remains afterwards is negative for one too many, which does not count.</summary>
    public (int Remaining, TimeSpan Reset) Take()
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_since) >= Length)
            {
                (_since, _taken) = (time.GetTimestamp(), 0);
            }

            var reset = Length - time.GetElapsedTime(_since);
            if (_taken >= quota)
            {
                return (-1, reset);
            }

            _taken++;
            return (quota - _taken, reset);
        }
    }
}
