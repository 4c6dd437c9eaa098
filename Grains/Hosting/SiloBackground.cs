namespace UserMacro.Grains.Hosting;

/// <summary>Work that continues in the background for as long as a silo is active.</summary>
internal static class SiloBackground
{
    /// <summary>Begins the work when the silo has become active, and ends it when the silo stops.</summary>
    /// <param name="silo">The silo's lifecycle.</param>
    /// <param name="name">Names the work where the lifecycle reports a fault.</param>
    /// <param name="run">The work, until its token is cancelled.</param>
    /// <param name="first">What the silo's start waits for before that; null for nothing.</param>
    public static void RunWhileActive(
        this ISiloLifecycle silo, string name, Func<CancellationToken, Task> run, Func<CancellationToken, Task>? first = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        var stop = new CancellationTokenSource();
        var running = Task.CompletedTask;
        silo.Subscribe(
            name,
            ServiceLifecycleStage.Active,
            async cancellation =>
            {
                if (first is not null)
                {
                    await first(cancellation);
                }

                running = run(stop.Token);
            },
            async _ =>
            {
                await stop.CancelAsync();
                await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            });
    }
}
