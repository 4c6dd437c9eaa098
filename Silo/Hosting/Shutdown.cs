namespace UserMacro.Silo.Hosting;

/// <summary>How long a process may take to stop.</summary>
internal static class Shutdown
{
    /// <summary>
    /// What is still running then is cut off. It holds a silo's longest work: an edit whose storage is throttled, then the hand-over of activations (30 s at
    /// most). Whoever ends the process by force must wait longer.
    /// </summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    public static void AddShutdownLimit(this IServiceCollection services) => services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout);
}
