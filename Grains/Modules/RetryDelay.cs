namespace UserMacro.Grains.Modules;

/// <summary>
/// How long to wait before a site is asked again: doubling, with a random part so that many sites are not asked at once, and never sooner than the site wants.
/// </summary>
internal static class RetryDelay
{
    const double RandomPart = 0.2;

    static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    static readonly TimeSpan LongestWish = TimeSpan.FromHours(1);

    public static TimeSpan For(int failures, TimeSpan? wish)
    {
        if (failures == 0)
        {
            return TimeSpan.Zero;
        }

        var doubled = First * Math.Pow(2, Math.Min(failures - 1, 20));
        var delay = (doubled < Longest ? doubled : Longest) * (1 + (RandomPart * Random.Shared.NextDouble()));
        var wished = wish is { } some && some > TimeSpan.Zero ? some : TimeSpan.Zero;
        wished = wished < LongestWish ? wished : LongestWish;
        return delay > wished ? delay : wished;
    }
}
