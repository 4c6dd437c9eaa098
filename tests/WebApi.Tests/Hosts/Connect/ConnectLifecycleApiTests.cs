using System.Net;
using System.Security.Cryptography;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Hosts.Connect;

public sealed class ConnectLifecycleApiTests(WebApiApp app)
{
    [Fact]
    public async Task Installed_ReplayedToken_IsRefusedAndTheSecretStays()
    {
        var site = new TestSite(app);
        var token = site.InstallToken();
        using var first = await site.SendMessageAsync(LifecycleEvents.Installed, token, site.Message(LifecycleEvents.Installed));
        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var stolen = site.Message(LifecycleEvents.Installed) with { SharedSecret = RandomNumberGenerator.GetHexString(64) };
        using var replay = await site.SendMessageAsync(LifecycleEvents.Installed, token, stolen);

        await replay.ShouldBeBare401Async();
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        render.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Installed_SameMessageTwice_Is204BothTimes()
    {
        var site = new TestSite(app);
        var token = site.InstallToken();
        var message = site.Message(LifecycleEvents.Installed);

        using var first = await site.SendMessageAsync(LifecycleEvents.Installed, token, message);
        using var again = await site.SendMessageAsync(LifecycleEvents.Installed, token, message);

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Uninstalled_SignedBeforeAReinstallationAndDeliveredAfterIt_HasNoEffect()
    {
        var site = await TestSite.InstalledAsync(app);
        var late = site.InstallToken(LifecycleEvents.Uninstalled);
        site.Secret = RandomNumberGenerator.GetHexString(64);
        using var again = await site.SendInstallAsync();
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var answer = await site.SendMessageAsync(LifecycleEvents.Uninstalled, late, site.Message(LifecycleEvents.Uninstalled));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        render.StatusCode.ShouldBe(HttpStatusCode.NotFound, "the site is served");
    }

    [Fact]
    public async Task Disabled_SignedBeforeAReinstallationAndDeliveredAfterIt_HasNoEffect()
    {
        var site = await TestSite.InstalledAsync(app);
        var issuedAt = site.NextMessage();
        var late = site.Sign(site.Claims("POST", "/connect/disabled") with { IssuedAt = issuedAt });
        site.Secret = RandomNumberGenerator.GetHexString(64);
        using var again = await site.SendInstallAsync();

        using var answer = await site.SendAsync(
            HttpMethod.Post, "/connect/disabled", late, new ByteArrayContent(site.Message(LifecycleEvents.Disabled).ToJson()));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        render.StatusCode.ShouldBe(HttpStatusCode.NotFound, "the site is served");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(1)]
    [InlineData(1025)]
    public async Task Installed_WithASecretThatIsNone_Is400AndNothingIsInstalled(int length)
    {
        var site = new TestSite(app) { Secret = new('s', length) };

        using var answer = await site.SendInstallAsync();

        var problem = await answer.ShouldBeProblemAsync(400, "bad-request");
        problem["detail"]!.GetValue<string>().ShouldContain($"this one has {length}");
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        await render.ShouldBeBare401Async();
    }

    [Theory]
    [InlineData(-7200, 60, TokenFault.TooOld)]
    [InlineData(-10, 7200, TokenFault.LastsTooLong)]
    [InlineData(-10, int.MaxValue, TokenFault.LastsTooLong)]
    [InlineData(-10, -10, TokenFault.EndsBeforeItBegins)]
    public async Task Installed_WithATokenThatIsOldOrLasts_Is401AndNothingIsInstalled(int issued, int expires, TokenFault fault)
    {
        var site = new TestSite(app);
        var now = TimeProvider.System.GetUtcNow();
        var claims = site.Claims("POST", "/connect/installed") with
        {
            Audience = WebApiApp.BaseUrl,
            IssuedAt = now.AddSeconds(issued),
            Expires = now.AddSeconds(expires),
        };

        using var answer = await site.SendMessageAsync(
            LifecycleEvents.Installed, RsaToken.Sign(claims, app.Host.Key, HostStub.KeyId), site.Message(LifecycleEvents.Installed));

        await answer.ShouldBeBare401Async();
        app.Logs.Text.ShouldContain($"{fault}");
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        await render.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Installed_ForAnotherAppAddress_IsRefusedAndNothingIsInstalled()
    {
        var site = new TestSite(app);
        using var answer = await site.SendMessageAsync(
            LifecycleEvents.Installed, site.InstallToken(audience: "https://usermacro.test"), site.Message(LifecycleEvents.Installed));

        await answer.ShouldBeBare401Async();
        app.Logs.Text.ShouldContain(nameof(TokenFault.WrongAudience));
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        await render.ShouldBeBare401Async();
    }

    [Theory]
    [InlineData("hs256")]
    [InlineData("none")]
    [InlineData("unknown-key")]
    [InlineData("other-key")]
    [InlineData("expired")]
    [InlineData("context")]
    [InlineData("missing")]
    public async Task Installed_BadProof_IsRefused(string proof)
    {
        var site = new TestSite(app);
        var claims = site.Claims("POST", "/connect/installed") with { Audience = WebApiApp.BaseUrl };
        using var otherKey = RSA.Create(2048);
        var token = proof switch
        {
            "hs256" => HmacToken.Sign(claims, site.Secret),
            "none" => TestTokens.Unsigned(HmacToken.Sign(claims, site.Secret)),
            "unknown-key" => RsaToken.Sign(claims, app.Host.Key, "test/unknown"),
            "other-key" => RsaToken.Sign(claims, otherKey, HostStub.KeyId),
            "expired" => RsaToken.Sign(
                claims with { IssuedAt = claims.IssuedAt.AddHours(-1), Expires = claims.Expires.AddHours(-1) }, app.Host.Key, HostStub.KeyId),
            "context" => RsaToken.Sign(claims with { QueryHash = TokenLimits.ContextQueryHash }, app.Host.Key, HostStub.KeyId),
            _ => "",
        };

        using var answer = await site.SendMessageAsync(LifecycleEvents.Installed, token, site.Message(LifecycleEvents.Installed));

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Installed_KeyServerFails_Is503AndTheMessageServesLater()
    {
        var site = new TestSite(app);
        using var answer = await site.SendMessageAsync(
            LifecycleEvents.Installed, site.InstallToken(keyId: HostStub.FailingKeyId), site.Message(LifecycleEvents.Installed));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        await render.ShouldBeBare401Async();
        using var again = await site.SendInstallAsync();
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("https://evil.example/wiki")]
    [InlineData("http://site.atlassian.net/wiki")]
    [InlineData("https://site.atlassian.net.evil.example/wiki")]
    public async Task Installed_ForeignSite_IsRefused(string baseUrl)
    {
        var site = new TestSite(app);
        using var answer = await site.SendMessageAsync(
            LifecycleEvents.Installed, site.InstallToken(), site.Message(LifecycleEvents.Installed) with { BaseUrl = baseUrl });

        await answer.ShouldBeBare401Async();
    }

    [Theory]
    [InlineData("https://docs.example.com/wiki", "https://docs.example.com")]
    [InlineData("https://*.example.com/wiki", null)]
    [InlineData("https://*/wiki", null)]
    [InlineData("https://[::1]/wiki", null)]
    [InlineData("https://docs.example.com;script-src *", null)]
    [InlineData("http://docs.example.com/wiki", null)]
    [InlineData("javascript:x()", null)]
    public async Task Installed_WithDisplayUrl_MayFrameOnlyAsOnePlainHost(string displayUrl, string? origin)
    {
        var site = new TestSite(app);
        using var installed = await site.SendMessageAsync(
            LifecycleEvents.Installed, site.InstallToken(), site.Message(LifecycleEvents.Installed) with { DisplayUrl = displayUrl });
        installed.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var render = await site.GetAsync(TestSite.RenderTarget("none"));

        var ancestors = string.Join(' ', new[] { $"https://{site.SiteHost}", origin }.OfType<string>());
        render.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"frame-ancestors {ancestors};");
    }

    [Fact]
    public async Task Installed_MessageOfAnotherEvent_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);
        using var answer = await site.SendMessageAsync(
            LifecycleEvents.Uninstalled, site.InstallToken(LifecycleEvents.Uninstalled), site.Message(LifecycleEvents.Installed));

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Installed_LargerThanAnyMessage_Is413()
    {
        var site = new TestSite(app);
        using var answer = await site.SendMessageAsync(
            LifecycleEvents.Installed, site.InstallToken(), site.Message(LifecycleEvents.Installed) with { DisplayUrl = new string('x', 70_000) });

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Installed_WithNewSecret_OldAndNewTokensServe()
    {
        var site = await TestSite.InstalledAsync(app);
        var target = TestSite.RenderTarget("none");
        var inFlight = site.Sign(site.Claims("GET", target));
        site.Secret = RandomNumberGenerator.GetHexString(64);
        using var again = await site.SendInstallAsync();
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var before = await site.SendAsync(HttpMethod.Get, target, inFlight);
        using var after = await site.GetAsync(target);

        before.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        after.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Disabled_ThenEnabled_RendersStopAndGoOn()
    {
        var site = await TestSite.InstalledAsync(app);
        var target = TestSite.RenderTarget("none");

        using var disabled = await SendStateAsync(site, LifecycleEvents.Disabled);
        disabled.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var refused = await site.GetAsync(target);
        await refused.ShouldBeBare401Async();

        using var enabled = await SendStateAsync(site, LifecycleEvents.Enabled);
        enabled.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var served = await site.GetAsync(target);
        served.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Uninstalled_ThenEnabled_StaysOff()
    {
        var site = await TestSite.InstalledAsync(app);
        using var uninstalled = await site.SendInstallAsync(LifecycleEvents.Uninstalled);
        uninstalled.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var enabled = await SendStateAsync(site, LifecycleEvents.Enabled);

        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        await render.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Uninstalled_NeverInstalled_Is204()
    {
        using var answer = await new TestSite(app).SendInstallAsync(LifecycleEvents.Uninstalled);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Enabled_ContextToken_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);
        using var answer = await site.SendAsync(HttpMethod.Post, "/connect/disabled", site.ContextToken(site.Administrator));

        await answer.ShouldBeBare401Async();
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        render.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static Task<HttpResponseMessage> SendStateAsync(TestSite site, string eventType) =>
        site.SendAsync(
            HttpMethod.Post,
            $"/connect/{eventType}",
            site.Sign(site.Claims("POST", $"/connect/{eventType}")),
            new ByteArrayContent(site.Message(eventType).ToJson()));
}
