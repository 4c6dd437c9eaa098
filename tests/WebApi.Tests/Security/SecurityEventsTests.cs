using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

public sealed class SecurityEventsTests : IDisposable
{
    readonly WebApiApp _app;
    readonly MeterListener _listener = new();
    readonly ConcurrentBag<string> _events = [];

    public SecurityEventsTests(WebApiApp app)
    {
        _app = app;
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        app.Services.GetRequiredService<SecurityEvents>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SecurityEvents.MeterName && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _events.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        _listener.Start();
    }

    [Fact]
    public async Task Events_OfRefusals_AreCountedByKindAndNameNobody()
    {
        var site = await TestSite.InstalledAsync(_app);
        var target = TestSite.RenderTarget("badge");
        var token = site.Sign(site.Claims("GET", target));
        using var tampered = await site.SendAsync(HttpMethod.Get, target, TestTokens.Tampered(token, TestSite.Viewer, "viewer-2"));
        using var none = await site.SendAsync(HttpMethod.Get, target);
        using var viewer = await site.CallAsync(HttpMethod.Get, "/api/v1/macros", token: site.ContextToken(TestSite.Viewer));
        using var ofAMacro = await site.CallAsync(HttpMethod.Get, "/api/v1/macros", token: site.ContextToken(site.Administrator, TestSite.MacroContext()));
        using var message = await site.SendMessageAsync("installed", token, site.Message("installed"));
        using var request = new HttpRequestMessage(HttpMethod.Get, WebApiApp.BasePath + "/api/v1/macros");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer usermacro_x");
        using var api = await _app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        _events.ShouldContain("event=token-refused kind=BadSignature");
        _events.ShouldContain("event=token-refused kind=NoToken");
        _events.ShouldContain("event=token-refused kind=WrongAlgorithm");
        _events.ShouldContain("event=token-refused kind=ApiToken");
        _events.ShouldContain("event=administrator-refused kind=NoAdministrator");
        _events.ShouldContain("event=administrator-refused kind=TokenOfAMacro");
        _app.Logs.Text.ShouldContain("Security event: a token was refused (BadSignature)");
        _app.Logs.Text.ShouldContain("Security event: a request that needs an administrator was refused (NoAdministrator)");
        var said = string.Join('\n', _events.Concat(_app.Logs.Text.Split('\n').Where(line => line.Contains("Security event", StringComparison.Ordinal))));
        foreach (var secret in (string[])["eyJ", site.Administrator, site.ClientKey, site.SiteHost, TestSite.Viewer, TestSite.PageId, "badge"])
        {
            said.ShouldNotContain(secret, Case.Sensitive);
        }
    }

    public void Dispose() => _listener.Dispose();
}
