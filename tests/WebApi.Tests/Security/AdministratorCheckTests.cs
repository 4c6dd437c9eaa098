using System.Net;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

public sealed class AdministratorCheckTests(WebApiApp app)
{
    const string Macros = "/api/v1/macros";

    [Fact]
    public async Task Api_Administrator_IsServedAndConfluenceAskedOnce()
    {
        var site = await TestSite.InstalledAsync(app);

        for (var call = 0; call < 3; call++)
        {
            using var answer = await site.CallAsync(HttpMethod.Get, Macros);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        app.Host.UserQuestions[site.SiteHost].ShouldBe(1);
    }

    [Fact]
    public async Task Api_NoAdministrator_Is403AndNothingIsCreated()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer =
            await site.CallAsync(HttpMethod.Post, Macros, new { key = "sneaky", definition = Definitions.Badge() }, token: site.ContextToken(TestSite.Viewer));

        await answer.ShouldBeProblemAsync(403, "not-administrator");
        using var read = await site.CallAsync(HttpMethod.Get, $"{Macros}/sneaky");
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Api_AdministratorOfAnotherSite_Is403()
    {
        // Accounts are the same on all sites; rights are not.
        var site = await TestSite.InstalledAsync(app);
        var stranger = new TestSite(app);
        using var answer = await site.CallAsync(HttpMethod.Get, Macros, token: stranger.ContextToken(stranger.Administrator));

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Api_Anonymous_Is403()
    {
        var site = await TestSite.InstalledAsync(app);
        using var answer = await site.CallAsync(HttpMethod.Get, Macros, token: site.ContextToken(subject: null));

        await answer.ShouldBeProblemAsync(403, "not-administrator");
    }

    [Fact]
    public async Task Api_ConfluenceDown_Is503()
    {
        var site = await TestSite.InstalledAsync(app);
        app.Host.Silence(site.SiteHost);

        using var answer = await site.CallAsync(HttpMethod.Get, Macros);

        await answer.ShouldBeProblemAsync(503, "unavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Api_AdministratorsTokenFromAMacro_Is403()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, Macros, token: site.ContextToken(site.Administrator, TestSite.MacroContext()));

        await answer.ShouldBeProblemAsync(403, "wrong-token");
    }

    [Theory]
    [InlineData("""{"macro":{"outputType":"preview"}}""")]
    [InlineData("""{"content":{"type":"page","id":""}}""")]
    [InlineData("""{"content":{"version":1}}""")]
    public async Task Api_TokenFromAPageThatWasNeverPublished_Is403(string context)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer =
            await site.CallAsync(HttpMethod.Get, Macros, token: site.ContextToken(site.Administrator, new() { ["confluence"] = JsonNode.Parse(context) }));

        await answer.ShouldBeProblemAsync(403, "wrong-token");
    }

    [Fact]
    public async Task Api_TokenInTheAddress_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.SendAsync(HttpMethod.Get, $"{Macros}?jwt={site.ContextToken(site.Administrator)}");

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Api_SignedRequestInPlaceOfContextToken_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, Macros, token: site.Sign(site.Claims("GET", Macros, subject: site.Administrator)));

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Api_NoToken_IsBare401EvenForMalformedJson()
    {
        var site = await TestSite.InstalledAsync(app);

        using var content = new StringContent("{", null, "application/json");
        using var answer = await site.SendAsync(HttpMethod.Post, Macros, content: content);

        await answer.ShouldBeBare401Async();
    }
}
