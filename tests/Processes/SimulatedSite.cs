namespace UserMacro.Processes;

/// <summary>The simulator with its first site seeded: app installed, example macros on pages.</summary>
public sealed class SimulatedSite : IAsyncDisposable
{
    readonly ChildProcess _process;

    SimulatedSite(ChildProcess process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<SimulatedSite> StartAsync(int port, Uri app, string folder, CancellationToken cancellation)
    {
        var url = new Uri($"http://127.0.0.1:{port}/");
        var process = await AppProcess.StartAsync("Simulator", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Simulator__Port"] = $"{port}",
            ["Simulator__AppUrl"] = app.GetLeftPart(UriPartial.Authority),
            ["Simulator__DataPath"] = Path.Combine(folder, "simulator"),
            ["Simulator__Seed"] = "true",
        }, Path.Combine(folder, "Simulator.log"), new Uri(url, "_simulator/seed"), "\"done\":true", cancellation);
        return new SimulatedSite(process, url);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
