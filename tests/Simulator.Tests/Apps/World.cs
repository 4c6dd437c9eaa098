using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Configuration;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.InstallKeys;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Pages;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Tests.Apps;

/// <summary>A simulator with two sites on free ports and an app beside it.</summary>
internal sealed class World : IAsyncDisposable
{
    // Both take long to make and never change.
    static readonly ModuleSchemas Schemas = new();
    static readonly InstallKeyRing Keys = new(Options.Create(new SimulatorOptions()));
    int _pages;
    readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    World(WebApplication simulator, TestApp app, FakeTimeProvider time)
    {
        Simulator = simulator;
        App = app;
        Time = time;
    }

    public WebApplication Simulator { get; }

    public TestApp App { get; }

    public FakeTimeProvider Time { get; }

    public Site Site => Simulator.Services.GetRequiredService<SiteRegistry>().First;

    public Site OtherSite => Simulator.Services.GetRequiredService<SiteRegistry>().ByNumber(2);

    public Installation Installation => Site.State.Installation!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<World> StartAsync(string? dataPath = null, params string[] settings)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        string[] arguments =
            ["--Simulator:Port=0", "--Simulator:Sites=2", .. dataPath is null ? [] : new[] { $"--Simulator:DataPath={dataPath}" }, .. settings];
        var app = await TestApp.StartAsync();
        var simulator = SimulatorHost.Create(arguments, services =>
        {
            services.Replace(
                ServiceDescriptor.Singleton<TimeProvider>(time)).Replace(ServiceDescriptor.Singleton(Schemas)).AddLogging(logging => logging.ClearProviders());
            if (dataPath is null)
            {
                services.Replace(ServiceDescriptor.Singleton(Keys));
            }
        });
        await simulator.StartAsync(Cancellation);
        return new World(simulator, app, time);
    }

    public static async Task<World> StartInstalledAsync()
    {
        var world = await StartAsync();
        (await world.InstallAsync()).Succeeded.ShouldBeTrue();
        return world;
    }

    public Task<InstallResult> InstallAsync() => Simulator.Services.GetRequiredService<AppInstaller>().InstallAsync(Site, App.DescriptorUrl, Cancellation);

    public AppInstaller Installer => Simulator.Services.GetRequiredService<AppInstaller>();

    /// <summary>Publishes a page as its author and returns it.</summary>
    public Page Publish(string storage, string? title = null, string? id = null, string[]? readers = null)
    {
        var result = Simulator.Services.GetRequiredService<PageCollection>()
            .Publish(
                Site, new PageEdit(
                    id, SiteDefaults.SpaceKey, ParentId: null, title
                        ?? $"Page {Interlocked.Increment(ref _pages)}", storage, Readers: readers is null
                        ? null
                        : [.. readers]), SimulatedUser.Administrator);
        return result.Page.ShouldNotBeNull(result.Error);
    }

    /// <summary>Asks site 1 as a user at a browser.</summary>
    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, SimulatedUser? user = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Site.Origin + path);
        return await SendAsync(request, user);
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request, SimulatedUser? user = null)
    {
        if (user is not null)
        {
            request.Headers.Add("Cookie", $"simulator-user-1={user.Name}");
        }

        using var response = await _client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    public Task<(HttpStatusCode Status, string Body)> ViewAsync(Page page, SimulatedUser? user = null) => GetAsync(PageLinks.View(page), user);

    /// <summary>Asks the REST API as the app, with a token of its own unless another is given.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Json)> AppAsync(string method, string path, string? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Site.BaseUrl + path);
        request.Headers.TryAddWithoutValidation("Authorization", "JWT " + (token ?? AppToken(method, path)));
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        var (status, text) = await SendAsync(request);
        return (status, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    public string AppToken(string method, string path, Func<TokenClaims, TokenClaims>? change = null, string? secret = null)
    {
        var claims = new TokenClaims
        {
            Issuer = Installation.AppKey,
            IssuedAt = Time.GetUtcNow(),
            Expires = Time.GetUtcNow() + TimeSpan.FromSeconds(180),
            QueryHash = QueryHash.Compute(method, path, ""),
        };
        return HmacToken.Sign(change?.Invoke(claims) ?? claims, secret ?? Installation.SharedSecret);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Simulator.DisposeAsync();
        await App.DisposeAsync();
    }
}
