namespace UserMacro.Processes;

/// <summary>The service as operators run it, on a port and a data folder of its own.</summary>
/// <param name="folder">Takes its data and its log.</param>
/// <param name="hostUrl">The site that it serves.</param>
/// <param name="changes">Settings that differ from those of the other tests; null for none.</param>
public sealed class Service(string folder, Uri hostUrl, IReadOnlyDictionary<string, string>? changes = null) : IAsyncDisposable
{
    ChildProcess? _process;

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    /// <summary>The process that was started last.</summary>
    public ChildProcess Process => _process ?? throw new InvalidOperationException("The service was not started.");

    public async Task StartAsync(CancellationToken cancellation)
    {
        var url = Url.GetLeftPart(UriPartial.Authority);
        var settings = new Dictionary<string, string>(ConnectSettings.For(Url, hostUrl), StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url,
            ["Storage__Sqlite__Path"] = Path.Combine(folder, "usermacro.db"),
            ["Orleans__Endpoints__SiloPort"] = $"{FreePort.Next()}",
            ["Orleans__Endpoints__GatewayPort"] = $"{FreePort.Next()}",
        };
        foreach (var (name, value) in changes ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            settings[name] = value;
        }

        _process = await AppProcess.StartAsync("WebApi", settings, Path.Combine(folder, "WebApi.log"), new Uri(Url, "health/ready"), "Healthy", cancellation);
    }

    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
