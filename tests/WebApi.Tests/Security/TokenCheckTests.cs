using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Administrators;
using UserMacro.WebApi.Security.Calls;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

public sealed class TokenCheckTests(WebApiApp app)
{
    static readonly string Target = TestSite.RenderTarget("none");

    [Theory]
    [InlineData("tampered", "BadSignature")]
    [InlineData("expired", "Expired")]
    [InlineData("future", "IssuedLater")]
    [InlineData("none", "WrongAlgorithm")]
    [InlineData("rs256", "WrongAlgorithm")]
    [InlineData("foreign-secret", "BadSignature")]
    [InlineData("other-request", "WrongQueryHash")]
    [InlineData("context", "ContextTokenRefused")]
    [InlineData("missing", "NoToken")]
    [InlineData("garbage", "NoToken")]
    [InlineData("9-KB", "NoToken")]
    public async Task Render_BadToken_IsBare401AndTheReasonIsLogged(string kind, string reason)
    {
        var site = await TestSite.InstalledAsync(app);
        var foreign = await TestSite.InstalledAsync(app);
        var claims = site.Claims("GET", Target);
        var token = kind switch
        {
            "tampered" => TestTokens.Tampered(site.Sign(claims), TestSite.Viewer, "viewer-2"),
            "expired" => site.Sign(claims with { IssuedAt = claims.IssuedAt.AddMinutes(-10), Expires = claims.IssuedAt.AddSeconds(-35) }),
            "future" => site.Sign(claims with { IssuedAt = claims.IssuedAt.AddMinutes(2), Expires = claims.Expires.AddMinutes(2) }),
            "none" => TestTokens.Unsigned(site.Sign(claims)),
            "rs256" => RsaToken.Sign(claims, app.Host.Key, HostStub.KeyId),
            "foreign-secret" => HmacToken.Sign(claims, foreign.Secret),
            "other-request" => site.Sign(site.Claims("GET", TestSite.RenderTarget("other"))),
            "context" => site.ContextToken(TestSite.Viewer),
            "missing" => null,
            "garbage" => "not.a.token",
            _ => site.Sign(claims with { Context = new JsonObject { ["padding"] = new string('x', 9 * 1024) } }),
        };

        using var answer = await site.SendAsync(HttpMethod.Get, Target, token);

        await answer.ShouldBeBare401Async();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        app.Logs.Text.ShouldContain(reason);
        if (token is { Length: > 12 })
        {
            app.Logs.Text.ShouldNotContain(token);
        }
    }

    [Fact]
    public async Task Render_TokenOfAnotherTenant_SeesThatTenantOnly()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("private", Definitions.Badge());
        var foreign = await TestSite.InstalledAsync(app);

        using var answer = await foreign.GetAsync(TestSite.RenderTarget("private"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Render_UnknownIssuer_IsBare401()
    {
        using var answer = await new TestSite(app).GetAsync(Target);

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Render_RepeatedToken_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);
        var token = site.Sign(site.Claims("GET", Target));

        using var answer = await site.SendAsync(HttpMethod.Get, $"{Target}&jwt={token}&jwt={token}");
        using var encoded = await site.SendAsync(HttpMethod.Get, $"{Target}&jwt={token}&j%77t={token}");

        await answer.ShouldBeBare401Async();
        await encoded.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Render_DifferentTokensInHeaderAndQuery_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);
        var claims = site.Claims("GET", Target);

        using var answer = await site.SendAsync(HttpMethod.Get, $"{Target}&jwt={site.Sign(claims)}", site.Sign(claims with { Subject = "viewer-2" }));

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task StaticPost_TokenInForm_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);
        const string path = "/connect/static/none";
        var token = site.Sign(site.Claims("POST", path, [KeyValuePair.Create("macro.body", "x")]));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("macro.body", "x"), KeyValuePair.Create("jwt", token)]);

        using var inForm = await site.SendAsync(HttpMethod.Post, path, content: form);

        await inForm.ShouldBeBare401Async();
    }

    /// <summary>No hash covers a token, so a signed form could carry one that nobody signed.</summary>
    [Fact]
    public async Task StaticPost_SignedWithAnotherTokenInTheForm_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);

        using var signed = await site.PostFormAsync("/connect/static/none", ("macro.body", "x"));
        using var withToken = await site.PostFormAsync("/connect/static/none", ("macro.body", "x"), ("jwt", "y"));

        signed.StatusCode.ShouldBe(HttpStatusCode.OK);
        await withToken.ShouldBeBare401Async();
    }

    [Fact]
    public async Task StaticPost_HashOverQueryOnly_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);
        const string path = "/connect/static/none";
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("macro.body", "x")]);

        using var answer = await site.SendAsync(HttpMethod.Post, path, site.Sign(site.Claims("POST", path)), form);

        await answer.ShouldBeBare401Async();
    }

    [Theory]
    [InlineData("&p.a=%20b")]
    [InlineData("&p.a=b+c%2Bd")]
    [InlineData("&p.a=%E5%AE%AE%E5%B4%8E")]
    [InlineData("&p.a=1&P.A=2&p.a=0")]
    [InlineData("&p.a=*'()!~")]
    public async Task Render_QueryAsOnTheWire_IsWhatTheHashCovers(string query)
    {
        var site = await TestSite.InstalledAsync(app);

        // Over a socket, because HttpClient would normalise the target.
        var target = TestSite.RenderTarget("none", query);
        var answer = await SendRawAsync($"{WebApiApp.BasePath}{target}&jwt={site.Sign(site.Claims("GET", target))}");

        answer.ShouldStartWith("HTTP/1.1 404");
    }

    [Fact]
    public async Task Render_TargetAbove16KB_Is414()
    {
        var answer = await SendRawAsync($"{WebApiApp.BasePath}{Target}&p.a={new string('x', 17 * 1024)}");

        answer.ShouldStartWith("HTTP/1.1 414");
    }

    [Fact]
    public void Endpoints_AllButTheOpenOnes_RequireAToken()
    {
        string[] open =
        [
            "/atlassian-connect.json", "/connect/installed", "/connect/uninstalled", "/health/live", "/health/ready",
            "/assets/frame.js",
                "/assets/sandbox.js", "/assets/frame.css", "/connect/sandbox/{ticket}", "/assets/admin/{**path}", "/api/{documentName}/openapi.json",
            "/privacy", "/privacy.json", "/support", "/.well-known/gpc.json", "/.well-known/security.txt", "/erasure/certificates/{link}", "/erasure/keys",
            "/archive/schema.json",
        ];

        var withoutToken = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HostCallRequirement>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!);

        withoutToken.ShouldBe(open, ignoreOrder: true);
    }

    [Fact]
    public void Endpoints_OfTheAdministrators_RequireOne()
    {
        var api = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();

        api.ShouldNotBeEmpty();
        api.ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<AdministratorRequirement>() != null);
    }

    async Task<string> SendRawAsync(string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, app.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: usermacro.test\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
