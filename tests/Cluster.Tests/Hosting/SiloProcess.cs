using UserMacro.Processes;

namespace UserMacro.Cluster.Tests.Hosting;

/// <summary>A stand-alone silo. Each start takes ports of its own, as a replacement on another machine would.</summary>
sealed class SiloProcess : IAsyncDisposable
{
    readonly Uri _url;

    SiloProcess(ChildProcess process, string name, int port, Uri url) => (Process, Name, Port, _url) = (process, name, port, url);

    public ChildProcess Process { get; }

    public string Name { get; }

    /// <summary>The port that other silos call.</summary>
    public int Port { get; }

    /// <summary>Starts a silo; it may not have joined yet.</summary>
    public static SiloProcess Start(ClusterPlan plan, string name)
    {
        var port = FreePort.Next();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var settings = plan.SettingsOf(name, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.GetLeftPart(UriPartial.Authority),
            ["Storage__Provider"] = "DynamoDB",
            ["Storage__KeyFile"] = Path.Combine(plan.Folder, "usermacro.key"),
            ["Orleans__Name"] = name,
            ["RenderPool__RecordPath"] = Path.Combine(plan.Folder, "crash-records"),

            // A silo that is killed from outside takes no macro off its pages for long.
            ["Quarantine__FirstTrialAfter"] = "00:00:01",
            ["Orleans__Endpoints__AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans__Endpoints__SiloPort"] = $"{port}",
            ["Orleans__Endpoints__GatewayPort"] = $"{FreePort.Next()}",

            // Quick to find a death: two probes missed, a second apart, and two silos that say so.
            ["Orleans__Membership__ProbeTimeout"] = "00:00:01",
            ["Orleans__Membership__NumMissedProbesLimit"] = "2",
            ["Orleans__Membership__NumVotesForDeathDeclaration"] = "2",
            ["Orleans__Membership__TableRefreshTimeout"] = "00:00:05",
            ["Orleans__Membership__IAmAliveTablePublishTimeout"] = "00:00:05",
        });
        return new(AppProcess.Start(plan.SiloProgram, settings, Path.Combine(plan.Folder, $"{name}.log")), name, port, url);
    }

    /// <summary>Waits until the silo has joined its cluster.</summary>
    public Task ReadyAsync(CancellationToken cancellation) => Process.ReadyAsync(new Uri(_url, "health/ready"), "Healthy", cancellation);

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
