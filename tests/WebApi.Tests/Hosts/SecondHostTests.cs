using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Hosts;

/// <summary>A second host fits beside the first: each has its own addresses, tokens and bridge.</summary>
public sealed class SecondHostTests(SecondHostApp app) : IClassFixture<SecondHostApp>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Frame_OfEitherHost_LoadsItsBridge()
    {
        var site = await TestSite.InstalledAsync(app);
        using var first = await site.GetAsync(TestSite.RenderTarget("nothing"));
        using var second = await SendAsync("/second/render/nothing");

        foreach (var (answer, bridge, other) in new[]
        {
            (first, "connect-cdn.atl-paas.net", "bridge.second.test"), (second, "bridge.second.test", "connect-cdn.atl-paas.net"),
        })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            var page = await answer.Content.ReadAsStringAsync(Cancellation) + answer.Headers.GetValues("Content-Security-Policy").Single();
            page.ShouldContain($"https://{bridge}");
            page.ShouldNotContain(other);
        }

        second.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"frame-src {WebApiApp.BaseUrl}/second/sandbox/;");
    }

    [Theory]
    [InlineData("/connect/render/nothing")]
    [InlineData("/connect/admin")]
    [InlineData("/connect/forms/")]
    public async Task Address_OfOneHost_TakesNoCallsOfTheOther(string path)
    {
        using var answer = await SendAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Address_OfTheSecondHost_TakesNoTokenOfTheFirst()
    {
        var site = await TestSite.InstalledAsync(app);
        using var answer = await site.GetAsync(TestSite.RenderTarget("nothing", path: "/second/render"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Api_PagesOfBothHosts_AreVerifiedByTheirOwn()
    {
        var site = await TestSite.InstalledAsync(app);
        using var first = await site.CallAsync(HttpMethod.Get, "/api/v1/macros");
        first.StatusCode.ShouldBe(HttpStatusCode.OK);

        // Nothing is added that asks the second host's sites, so that nobody can say who administers one.
        using var second = await SendAsync("/api/v1/macros");
        second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        using var neither = await app.Client.GetAsync(WebApiApp.BasePath + "/api/v1/macros", Cancellation);
        neither.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Description_TwoHosts_NamesTheTokensOfBoth()
    {
        var description = await app.Client.GetFromJsonAsync<JsonObject>(WebApiApp.BasePath + "/api/v1/openapi.json", Cancellation);

        description!["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key).ShouldBe(["contextToken", "secondToken", "apiToken"]);
    }

    async Task<HttpResponseMessage> SendAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WebApiApp.BasePath + path);
        request.Headers.Add(SecondHostApp.Header, "site");
        return await app.Client.SendAsync(request, Cancellation);
    }
}
