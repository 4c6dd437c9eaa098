using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace UserMacro.Browser;

/// <summary>
/// Loads pages with many frames, each time in a browser that knows nothing yet, and takes the time from the request for the page to the first paint of the last
/// frame.
/// </summary>
sealed class PageRun : IAsyncDisposable
{
    const int Frames = 30;
    const int Loads = 5;

    /// <summary>How many of the frames have a body with another macro.</summary>
    const int Nested = 5;

    const string Badge = """<ac:structured-macro ac:name="status-badge"><ac:parameter ac:name="title">Badge</ac:parameter></ac:structured-macro>""";

    /// <summary>High enough that no frame is below the fold: those paint when they are scrolled to.</summary>
    static readonly ViewportSize All = new() { Width = 1280, Height = 9000 };

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;
    readonly Uri _site;
    readonly Uri _service;

    PageRun(IPlaywright playwright, IBrowser browser, Uri site, Uri service) => (_playwright, _browser, _site, _service) = (playwright, browser, site, service);

    public static async Task<PageRun> StartAsync(Uri site, Uri service)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu"],
        });
        return new(playwright, browser, site, service);
    }

    public async Task PrintAsync(TextWriter output)
    {
        var plain = await PageAsync("Plain", Repeat(Badge, Frames));
        var bodies = await PageAsync("Bodies", Repeat(Panel("<p>Text</p>"), Frames));
        var nested = await PageAsync("Nested", Repeat(Badge, Frames - Nested) + Repeat(Panel($"<p>Text</p>{Badge}"), Nested));
        var empty = await PageAsync("Empty", "<p>Text</p>");
        var floor = await MedianAsync(page => FloorAsync(page, empty));
        await PrintAsync(output, $"{Frames} frames with a line of text", floor, floor);
        await PrintAsync(output, $"{Frames} framed macros", await MedianAsync(page => LoadAsync(page, plain)), floor);
        await PrintAsync(output, $"{Frames} framed macros, loaded again", await MedianAsync(async page =>
        {
            await LoadAsync(page, plain);
            return await LoadAsync(page, plain);
        }), floor);
        await PrintAsync(output, $"{Frames} framed macros with bodies", await MedianAsync(page => LoadAsync(page, bodies)), floor);
        await PrintAsync(output, $"{Frames} framed macros, {Nested} that hold others", await MedianAsync(page => LoadAsync(page, nested)), floor);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    static Task PrintAsync(TextWriter output, string what, Load load, Load floor) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-40} all painted after {load.Milliseconds,6:0} ms ({load.Milliseconds / floor.Milliseconds:0.00} of the floor), {load.Transfers} files from "
        + $"the service, {load.Scripts} of them its script"));

    static string Panel(string body) =>
        """<ac:structured-macro ac:name="formatted-panel"><ac:parameter ac:name="title">Panel</ac:parameter>"""
        + $"<ac:rich-text-body>{body}</ac:rich-text-body></ac:structured-macro>";

    static string Repeat(string macro, int count) => string.Concat(Enumerable.Repeat(macro, count));

    async Task<Uri> PageAsync(string title, string storage)
    {
        using var client = new HttpClient { BaseAddress = _site };
        using var answer = await client.PostAsJsonAsync(new Uri("_simulator/pages", UriKind.Relative), new { title, storage });
        var page = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
        return new Uri(_site, $"wiki/spaces/TEAM/pages/{page["id"]!.GetValue<string>()}");
    }

    async Task<Load> MedianAsync(Func<IPage, Task<Load>> load)
    {
        var loads = new List<Load>();
        for (var i = 0; i < Loads; i++)
        {
            await using var context = await _browser.NewContextAsync(new() { ViewportSize = All });
            loads.Add(await load(await context.NewPageAsync()));
        }

        return loads.OrderBy(one => one.Milliseconds).ElementAt(Loads / 2);
    }

    static async Task<Load> LoadAsync(IPage page, Uri address)
    {
        await page.GotoAsync(address.AbsoluteUri);
        var frames = page.Locator("iframe[src*='/connect/render/']");
        for (var i = 0; i < Frames; i++)
        {
            await frames.Nth(i).ContentFrame.Locator("#output:not([aria-busy])").WaitForAsync();
        }

        return await ReadAsync(page);
    }

    /// <summary>The same number of frames on a page of the same site.</summary>
    async Task<Load> FloorAsync(IPage page, Uri empty)
    {
        await page.GotoAsync(empty.AbsoluteUri);
        await page.EvaluateAsync(
            "([count, address]) => { document.body.innerHTML = `<iframe src=\"${address}\" height=\"100\"></iframe>`.repeat(count); }",
                new object[] { Frames, new Uri(_service, "health/live").AbsoluteUri });
        return await ReadAsync(page);
    }

    static async Task<Load> ReadAsync(IPage page)
    {
        var began = await page.EvaluateAsync<double>("performance.timeOrigin");
        var last = 0.0;
        var (transfers, scripts) = (0, 0);
        foreach (var frame in page.Frames.Where(frame => frame != page.MainFrame))
        {
            var handle =
                await frame.WaitForFunctionAsync(
                    "() => { const paint = performance.getEntriesByName('first-contentful-paint')[0]; return paint ? performance.timeOrigin + paint.startTime "
                    + ": 0; }");
            last = Math.Max(last, await handle.JsonValueAsync<double>());
            var names = await frame.EvaluateAsync<string[]>(
                "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter((entry) => entry.transferSize > "
                + "0).map((entry) => new URL(entry.name).pathname)");
            transfers += names.Length;
            scripts += names.Count(name => name.EndsWith("/frame.js", StringComparison.Ordinal));
        }

        return new(last - began, transfers, scripts);
    }

    /// <param name="Milliseconds">From the request for the page to the first paint of the last frame.</param>
    /// <param name="Transfers">Documents, scripts and style sheets that came over the network, those out of the cache apart.</param>
    /// <param name="Scripts">How many of them are the script that all frames share.</param>
    sealed record Load(double Milliseconds, int Transfers, int Scripts);
}
