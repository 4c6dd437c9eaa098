using System.Net;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.ClientMode;

public sealed class ConnectionTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_NoSiloYet_LivesAndServesOnceThereIsOne()
    {
        await using var app = new ClientModeApp();
        await app.StartFrontEndAsync();

        using var live = await GetAsync(app, "/health/live");
        using var ready = await GetAsync(app, "/health/ready");
        using var descriptor = await GetAsync(app, "/atlassian-connect.json");
        using var render = await GetAsync(app, TestSite.RenderTarget("badge"));
        using var api = await GetAsync(app, "/api/v1/macros");

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        descriptor.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var refused in new[] { ready, render, api })
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        await app.StartSiloAsync();
        await app.BecomeReadyAsync();
        await TestSite.InstalledAsync(app);
    }

    static Task<HttpResponseMessage> GetAsync(WebApiApp app, string path) => app.Client.GetAsync(WebApiApp.BasePath + path, Cancellation);
}
