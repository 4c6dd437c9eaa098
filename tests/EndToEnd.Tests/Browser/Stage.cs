using Microsoft.Playwright;
using UserMacro.Processes;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Service, seeded site and Chromium, shared by the browser tests; each test opens a browser context of its own.</summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>How long a page may take to show what it must; small machines run all of it at once.</summary>
    const float TimeoutMilliseconds = 20_000;

    readonly TemporaryFolder _folder = new();
    Service? _service;
    SimulatedSite? _site;
    IPlaywright? _playwright;
    IBrowser? _browser;

    public Uri SiteUrl => _site!.Url;

    public Uri ServiceUrl => _service!.Url;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Next();
        _service = new Service(_folder.Path, new Uri($"http://127.0.0.1:{port}/"));
        await _service.StartAsync(CancellationToken.None);
        _site = await SimulatedSite.StartAsync(port, _service.Url, _folder.Path, CancellationToken.None);
        Assertions.SetDefaultExpectTimeout(TimeoutMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh browser window in which this user looks at the site.</summary>
    public async Task<Visit> VisitAsync(string user)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, SiteUrl);
        await visit.SwitchUserAsync(user);
        return visit;
    }

    /// <summary>Ends the service with SIGKILL; the site stays.</summary>
    public Task KillServiceAsync() => _service!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        _folder.Dispose();
    }
}
