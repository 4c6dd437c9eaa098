using System.Net;
using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Quarantine;

/// <summary>The service with deadly templates, as one process that can be started again on its data.</summary>
sealed class DeadlyService : IAsyncDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder _folder = new();
    readonly Dictionary<string, string> _settings;
    TestSite _site = null!;

    DeadlyService(Uri site) => _settings = new(ConnectSettings.For(Url, site), StringComparer.Ordinal)
    {
        ["ASPNETCORE_URLS"] = Url.GetLeftPart(UriPartial.Authority),
        ["Storage__Sqlite__Path"] = Path.Combine(_folder.Path, "usermacro.db"),
        ["Orleans__Endpoints__SiloPort"] = $"{FreePort.Next()}",
        ["Orleans__Endpoints__GatewayPort"] = $"{FreePort.Next()}",
        ["Hosting__DrainSeconds"] = "0",
        ["RenderPool__Threads"] = "4",
        ["RenderPool__SlowThreads"] = "2",
        ["DOTNET_DbgEnableMiniDump"] = "0",
    };

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public ChildProcess Process { get; private set; } = null!;

    public TestTenant Tenant { get; private set; } = null!;

    public static async Task<DeadlyService> StartAsync(CancellationToken cancellation, params (string Name, string Value)[] settings)
    {
        var site = await TestSite.StartAsync(cancellation);
        var service = new DeadlyService(site.Url) { _site = site };
        foreach (var (name, value) in settings)
        {
            service._settings[name] = value;
        }

        await service.StartAgainAsync(cancellation);
        service.Tenant = await site.InstallAsync(service.Url, cancellation);
        return service;
    }

    public async Task StartAgainAsync(CancellationToken cancellation) => Process = await AppProcess.StartAsync(
        "DeadlyHost",
        _settings,
        Path.Combine(Repository.Artifacts, "test-results", "deadly", $"{Path.GetFileName(_folder.Path)}.log"),
        new Uri(Url, "health/ready"),
        "Healthy",
        cancellation);

    /// <summary>Waits until the process has ended by itself.</summary>
    public Task<int> EndAsync(CancellationToken cancellation) => Process.ExitAsync(Timeout, cancellation);

    /// <summary>Has a page show a macro; null when nothing answered.</summary>
    public async Task<(HttpStatusCode Status, string Html)?> RenderAsync(string key, string title, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Tenant.Http.GetAsync(Tenant.RenderTarget(key, $"p.title={title}"), cancellation);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Shows the macro until the page has the text.</summary>
    public async Task ShownAsync(string key, string title, string text, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await RenderAsync(key, title, cancellation) is { Html: var html } && html.Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(100, cancellation);
        }

        throw new TimeoutException($"No page of '{key}' said '{text}'.");
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _site.DisposeAsync();
        Tenant?.Dispose();
        _folder.Dispose();
    }
}
