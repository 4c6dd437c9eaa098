namespace UserMacro.Grains.Tests.Macros.Crashes;

internal static class Poll
{
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until something holds; goes on when it does not within a minute, for the assertion that follows to say so.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(Period);
        var since = TimeProvider.System.GetTimestamp();
        while (!holds() && TimeProvider.System.GetElapsedTime(since) < Patience)
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
