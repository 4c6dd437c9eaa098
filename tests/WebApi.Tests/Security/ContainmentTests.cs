using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Security;

/// <summary>What a site gets when an operator has contained it, or has revoked its secrets.</summary>
public sealed class ContainmentTests(WebApiApp app)
{
    const string Message = "Call us. <script>alert(1)</script>";

    [Fact]
    public async Task Contained_Site_IsToldSoEverywhereUntilItIsReleased()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("greeting", Definitions.Static());
        var (_, token) = await site.CreateTokenAsync("read");

        (await ActAsync(site, operations => operations.Contain(contained: true))).Value.ShouldNotBeNull();

        using var framed = await site.GetAsync(TestSite.RenderTarget("badge"));
        framed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await framed.TextAsync()).ShouldContain("paused by the operator");
        using var still = await site.GetAsync(TestSite.RenderTarget("greeting", path: "/connect/static"));
        still.StatusCode.ShouldBe(HttpStatusCode.OK, "static output never fails a page");
        (await still.TextAsync()).ShouldContain("paused by the operator");
        (await still.TextAsync()).ShouldNotContain("Hello");
        using var api = await site.CallAsync(HttpMethod.Get, MacrosPath);
        await api.ShouldBeProblemAsync(403, "contained");
        using var bearer = await app.BearAsync(token, HttpMethod.Get, MacrosPath);
        await bearer.ShouldBeProblemAsync(403, "contained");
        using var form = await site.SendAsync(HttpMethod.Get, "/connect/forms?module=badge", site.ContextToken(TestSite.Viewer));
        await form.ShouldBeProblemAsync(403, "contained");
        using var admin = await site.GetAsync("/connect/admin", site.Administrator);
        (await admin.TextAsync()).ShouldContain("<title>User macros</title>");

        (await ActAsync(site, operations => operations.Contain(contained: false))).Value.ShouldNotBeNull();

        using var again = await site.GetAsync(TestSite.RenderTarget("badge"));
        (await again.TextAsync()).ShouldContain("class=\"badge\"");
        var lines = (await site.GetJsonAsync("/api/v1/audit?action=operator."))["items"]!.AsArray();
        lines.Select(line => line!["action"]!.GetValue<string>()).ShouldBe(["operator.released", "operator.contained"]);
    }

    [Fact]
    public async Task Contained_AnotherSite_IsServed()
    {
        var site = await TestSite.InstalledAsync(app);
        var other = await TestSite.InstalledAsync(app);
        await other.PublishAsync("badge", Definitions.Badge());

        (await ActAsync(site, operations => operations.Contain(contained: true))).Value.ShouldNotBeNull();

        using var answer = await other.GetAsync(TestSite.RenderTarget("badge"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Revoked_Secrets_ProveNothingUntilTheAppIsInstalledWithAnother()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        var (_, token) = await site.CreateTokenAsync("read");
        using var before = await app.BearAsync(token, HttpMethod.Get, MacrosPath);
        before.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await ActAsync(site, operations => operations.RevokeSecrets())).Value.ShouldNotBeNull().Tokens.ShouldBe(1);

        using var render = await site.GetAsync(TestSite.RenderTarget("badge"));
        await render.ShouldBeBare401Async();
        using var bearer = await app.BearAsync(token, HttpMethod.Get, MacrosPath);
        bearer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        site.Secret = new string('b', 64);
        using var installed = await site.SendInstallAsync();
        installed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var after = await site.GetAsync(TestSite.RenderTarget("badge"));
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Told_Message_StandsInTheAdminPageAsText()
    {
        var site = await TestSite.InstalledAsync(app);

        (await ActAsync(site, operations => operations.Tell(Message))).Value.ShouldNotBeNull();

        using var answer = await site.GetAsync("/connect/admin", site.Administrator);
        var page = await answer.TextAsync();
        page.ShouldContain("From the operator of this app:</strong> Call us. &lt;script&gt;");
        page.ShouldNotContain("<script>alert");
        using var editor = await site.GetAsync("/connect/editor/badge");
        (await editor.TextAsync()).ShouldNotContain("Call us", Case.Sensitive, "authors are not told");
    }

    async Task<T> ActAsync<T>(TestSite site, Func<ITenantOperationsGrain, Task<T>> act)
    {
        var tenant = TenantId.Parse(await site.TenantKeyAsync());
        TenantScope.Enter(tenant);
        return await act(app.Services.GetRequiredService<IGrainFactory>().GetGrain<ITenantOperationsGrain>(GrainKeys.Tenant(tenant)));
    }
}
