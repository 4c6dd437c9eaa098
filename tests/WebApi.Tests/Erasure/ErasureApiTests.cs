using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.ApiTokens;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Erasure;

public class ErasureApiTests
{
    const string Path = "/api/v1/erasure";

    readonly WebApiApp _app;

    public ErasureApiTests(WebApiApp app)
    {
        _app = app;
        app.Services.GetRequiredService<IOptions<ErasureOptions>>().Value.Rest = TimeSpan.Zero;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_Confirmed_NothingOpensAnyMoreAndTheCertificateSaysSo()
    {
        var site = await FilledSiteAsync();
        var stored = await StoredTenant.OfAsync(_app, site);
        var readable = await stored.BackUpAsync();
        readable.ShouldBeGreaterThan(8, "every record opens before");
        readable.ShouldBe((await stored.ListAsync()).Count);
        var link = await LinkAsync(site);

        using var answer = await site.CallAsync(HttpMethod.Post, Path, new { confirm = $" {site.SiteHost.ToUpperInvariant()} " });

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.TextAsync());
        var certificate = await CertificateAsync(link);
        (await stored.ListAsync()).ShouldBeEmpty();
        (await stored.CountRemindersAsync()).ShouldBe(0);
        _app.Logs.Text.ShouldContain("Security event: an erasure (erasure.completed)");
        (await Directory(site).Find()).ShouldBeNull();
        using var refused = await site.CallAsync(HttpMethod.Get, MacrosPath);
        await refused.ShouldBeBare401Async();

        await stored.RestoreAsync();
        (await stored.CountReadableAsync()).ShouldBe(0, "no record of a backup opens");
        await Should.ThrowAsync<TenantErasedException>(stored.WriteLateAsync());

        await ShouldBeSignedAsync(certificate);
        certificate["certificate"]!["reason"]!.GetValue<string>().ShouldBe("requested");
        certificate["certificate"]!["records"]!.AsObject().Sum(kind => kind.Value!.GetValue<int>()).ShouldBeGreaterThanOrEqualTo(readable);
        certificate["certificate"]!["keyFingerprints"]!.AsArray().ShouldHaveSingleItem();
        foreach (var personal in new[] { site.SiteHost, site.ClientKey, site.Administrator, site.Secret })
        {
            certificate.ToJsonString().ShouldNotContain(personal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("badge")]
    [InlineData("another.atlassian.net")]
    public async Task Request_NotConfirmed_IsRefusedAndAudited(string confirm)
    {
        var site = await TestSite.InstalledAsync(_app);

        using var answer = await site.CallAsync(HttpMethod.Post, Path, new { confirm });

        (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!["confirm"].ShouldNotBeNull();
        (await site.AuditLinesAsync("erasure.requested", 1))[0]["outcome"]!.GetValue<string>().ShouldBe("refused");
        (await StateAsync(site)).ShouldBe("none");
    }

    [Fact]
    public async Task Request_ByAToken_IsRefusedAndAudited()
    {
        var site = await TestSite.InstalledAsync(_app);
        var (_, text) = await site.CreateTokenAsync("read", "write", "publish");

        using var answer = await _app.BearAsync(text, HttpMethod.Post, Path, new { confirm = site.SiteHost });

        await answer.ShouldBeProblemAsync(403, "wrong-token");
        (await site.AuditLinesAsync("token.refused", 1))[0]["detail"]!.GetValue<string>().ShouldContain("erasure");
        (await StateAsync(site)).ShouldBe("none");
    }

    [Fact]
    public async Task Request_ByNoAdministrator_IsRefusedAndAudited()
    {
        var site = await TestSite.InstalledAsync(_app);

        using var answer = await site.CallAsync(HttpMethod.Post, Path, new { confirm = site.SiteHost }, token: site.ContextToken("somebody"));

        await answer.ShouldBeProblemAsync(403, "not-administrator");
        (await site.AuditLinesAsync("administrator.refused", 1)).ShouldNotBeEmpty();
        (await StateAsync(site)).ShouldBe("none");
    }

    [Fact]
    public async Task Request_ApprovalIsOn_NeedsTwoAdministrators()
    {
        var site = await TestSite.InstalledAsync(_app);
        await site.ChangeSettingsAsync(new { approval = true });
        var link = await LinkAsync(site);

        using var first = await site.CallAsync(HttpMethod.Post, Path, new { confirm = site.SiteHost });
        (await first.JsonAsync())["state"]!.GetValue<string>().ShouldBe("awaitingApproval");
        using var again = await site.CallAsync(HttpMethod.Post, Path, new { confirm = site.SiteHost });
        await again.ShouldBeProblemAsync(403, "forbidden");
        (await site.GetJsonAsync(Path))["requestedBy"]!.GetValue<string>().ShouldBe(site.Administrator);

        using var withdrawn = await site.CallAsync(HttpMethod.Delete, Path);
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await StateAsync(site)).ShouldBe("none");
        using var none = await site.CallAsync(HttpMethod.Delete, Path);
        await none.ShouldBeProblemAsync(404, "not-found");

        using var second = await site.CallAsync(HttpMethod.Post, Path, new { confirm = site.SiteHost });
        using var approved = await site.CallAsync(HttpMethod.Post, Path, new { confirm = site.SiteHost }, token: site.ColleagueToken(_app));
        approved.StatusCode.ShouldBe(HttpStatusCode.Accepted, await approved.TextAsync());
        await CertificateAsync(link);
    }

    [Fact]
    public async Task Install_DuringTheErasure_BeginsAnewAndLosesNothing()
    {
        var site = await FilledSiteAsync();
        var stored = await StoredTenant.OfAsync(_app, site);
        var tenant = TenantId.Parse(await site.TenantKeyAsync());
        var link = await LinkAsync(site);
        TenantScope.Enter(tenant);
        await Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Close(uninstalledBefore: null);

        using var installed = await site.SendInstallAsync();

        installed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await site.TenantKeyAsync()).ShouldNotBe(tenant.Value);
        await site.PublishAsync("fresh", Definitions.Badge());
        TenantScope.Enter(tenant);
        await Grains.GetGrain<IErasureGrain>(GrainKeys.Erasure(tenant)).Request("u1");
        await CertificateAsync(link);
        (await stored.ListAsync()).ShouldBeEmpty();
        (await site.GetJsonAsync(MacrosPath))["items"]!.AsArray().ShouldHaveSingleItem()!["key"]!.GetValue<string>().ShouldBe("fresh");
    }

    [Fact]
    public async Task Install_WithinTheGracePeriod_FindsEverything()
    {
        var site = await FilledSiteAsync();
        var tenant = TenantId.Parse(await site.TenantKeyAsync());

        using var uninstalled = await site.SendInstallAsync(LifecycleEvents.Uninstalled);
        uninstalled.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        TenantScope.Enter(tenant);
        var erasure = Grains.GetGrain<IErasureGrain>(GrainKeys.Erasure(tenant));
        var status = await erasure.Status();
        status.State.ShouldBe(ErasureState.Scheduled);
        status.DueAt.ShouldNotBeNull().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddDays(29));
        using var installed = await site.SendInstallAsync();

        (await site.TenantKeyAsync()).ShouldBe(tenant.Value);
        (await site.GetJsonAsync(MacrosPath))["items"]!.AsArray().ShouldHaveSingleItem()!["key"]!.GetValue<string>().ShouldBe("badge");
        (await erasure.Status()).State.ShouldBe(ErasureState.None);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("t-0123456789abcdef0123456789abcdef.")]
    [InlineData("t-0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task Certificate_LinkThatIsNone_IsNotFound(string link)
    {
        using var answer = await _app.Client.GetAsync($"{WebApiApp.BasePath}/erasure/certificates/{link}", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    ITenantDirectoryGrain Directory(TestSite site) => Grains.GetGrain<ITenantDirectoryGrain>(site.DirectoryKey);

    async Task<TestSite> FilledSiteAsync()
    {
        var site = await TestSite.InstalledAsync(_app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.CreateTokenAsync("read");
        await site.CreatePartAsync("shared", new { kind = "snippet", template = "text" });
        return site;
    }

    static async Task<string> LinkAsync(TestSite site) =>
        new Uri((await site.GetJsonAsync(Path))["certificateUrl"]!.GetValue<string>()).AbsolutePath;

    static async Task<string> StateAsync(TestSite site) => (await site.GetJsonAsync(Path))["state"]!.GetValue<string>();

    /// <summary>The certificate, once it is there.</summary>
    async Task<JsonNode> CertificateAsync(string link)
    {
        while (true)
        {
            using var answer = await _app.Client.GetAsync(link, Cancellation);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return await answer.JsonAsync();
            }

            await Task.Delay(50, Cancellation);
        }
    }

    async Task ShouldBeSignedAsync(JsonNode certificate)
    {
        using var answer = await _app.Client.GetAsync($"{WebApiApp.BasePath}/erasure/keys", Cancellation);
        var key = (await answer.JsonAsync())["keys"]!.AsArray().ShouldHaveSingleItem()!;
        var parts = certificate["signed"]!.GetValue<string>().Split('.');
        JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!["kid"]!.GetValue<string>().ShouldBe(key["kid"]!.GetValue<string>());
        JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.ToJsonString().ShouldBe(certificate["certificate"]!.ToJsonString());
        using var pair = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64Url.DecodeFromChars(key["x"]!.GetValue<string>()), Y = Base64Url.DecodeFromChars(key["y"]!.GetValue<string>()) },
        });
        var signature = Base64Url.DecodeFromChars(parts[2]);
        pair.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature, HashAlgorithmName.SHA256).ShouldBeTrue();
        pair.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}x"), signature, HashAlgorithmName.SHA256).ShouldBeFalse();
    }
}
