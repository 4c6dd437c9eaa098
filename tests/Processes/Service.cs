namespace UserMacro.Processes;

/// <summary>The service as operators run it, on a port and a data folder of its own.</summary>
public sealed class Service(string folder, Uri hostUrl) : IAsyncDisposable
{
    ChildProcess? _process;

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public async Task StartAsync(CancellationToken cancellation)
    {
        var url = Url.GetLeftPart(UriPartial.Authority);
        var settings = new Dictionary<string, string>(ConnectSettings.Of(Url, hostUrl), StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url,
            ["Storage__Sqlite__Path"] = Path.Combine(folder, "usermacro.db"),
            ["Orleans__Endpoints__SiloPort"] = $"{FreePort.Next()}",
            ["Orleans__Endpoints__GatewayPort"] = $"{FreePort.Next()}",
        };
        _process = await AppProcess.StartAsync("WebApi", settings, Path.Combine(folder, "WebApi.log"), new Uri(Url, "health/ready"), "Healthy", cancellation);
    }

    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }
}
