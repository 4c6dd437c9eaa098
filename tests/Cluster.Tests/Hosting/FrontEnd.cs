using UserMacro.Processes;

namespace UserMacro.Cluster.Tests.Hosting;

/// <summary>A front end that calls the silos of its cluster.</summary>
sealed class FrontEnd : IAsyncDisposable
{
    FrontEnd(ChildProcess process, Uri url) => (Process, Url) = (process, url);

    public ChildProcess Process { get; }

    public Uri Url { get; }

    /// <summary>Starts a front end; it may not have found a silo yet.</summary>
    public static FrontEnd Start(ClusterPlan plan, string name)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var settings = plan.SettingsOf(name, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.GetLeftPart(UriPartial.Authority),
            ["Hosting__Mode"] = "Client",

            // Soon aware that a silo has gone or come.
            ["Orleans__Gateway__GatewayListRefreshPeriod"] = "00:00:02",
        });
        return new(AppProcess.Start("WebApi", settings, Path.Combine(plan.Folder, $"{name}.log")), url);
    }

    /// <summary>Waits until grains answer it.</summary>
    public Task ReadyAsync(CancellationToken cancellation) => Process.ReadyAsync(new Uri(Url, "health/ready"), "Healthy", cancellation);

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
