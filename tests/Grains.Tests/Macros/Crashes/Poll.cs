namespace UserMacro.Grains.Tests.Macros.Crashes;

internal static class Poll
{
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition holds. Returns after a minute at the latest, so that the assertion that follows says what is wrong.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(Period);
        var since = TimeProvider.System.GetTimestamp();
        while (!holds() && TimeProvider.System.GetElapsedTime(since) < Timeout)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
