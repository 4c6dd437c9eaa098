using System.Net;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Api.Problems;

public class OutageTests(WebApiApp app)
{
    const string Internals = "row 7 of table grain_state";
    const string Macro = "/api/v1/macros/badge";

    [Theory]
    [InlineData("GET", Macro, nameof(IMacroGrain.Read))]
    [InlineData("GET", Macro + "/revisions/1", nameof(IMacroGrain.ReadRevision))]
    [InlineData("DELETE", Macro, nameof(IMacroGrain.Delete))]
    public async Task Api_StorageFails_Is503Problem(string method, string path, string grainMethod)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync("badge", grainMethod, () => throw new IOException(Internals));

        using var answer = await site.CallAsync(HttpMethod.Parse(method), path);

        await answer.ShouldBeProblemAsync(503, "unavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.TextAsync()).ShouldNotContain(Internals);
    }

    [Fact]
    public async Task Api_Bug_Is500ProblemWithoutInternals()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync("badge", nameof(IMacroGrain.Read), () => throw new InvalidOperationException(Internals));

        using var answer = await site.CallAsync(HttpMethod.Get, Macro);

        await answer.ShouldBeProblemAsync(500, "internal");
        (await answer.TextAsync()).ShouldNotContain(Internals);
    }

    [Fact]
    public async Task Render_SiloLeavesMeanwhile_IsAskedAgain()
    {
        var site = await TestSite.InstalledAsync(app);
        var calls = 0;
        await site.FailAsync("badge", nameof(IMacroGrain.Render), () => calls++ == 0 ? throw new SiloUnavailableException() : new MacroMissing());

        using var answer = await site.GetAsync(TestSite.RenderTarget("badge"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task Publish_SiloLeavesMeanwhile_Is503AndNotRepeated()
    {
        var site = await TestSite.InstalledAsync(app);
        var calls = 0;
        await site.FailAsync("badge", nameof(IMacroGrain.Publish), () => throw new SiloUnavailableException($"call {++calls}"));

        using var answer = await site.CallAsync(HttpMethod.Post, $"{Macro}/publish", new { note = "" }, ifMatch: 1);

        await answer.ShouldBeProblemAsync(503, "unavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task Install_StorageFails_Is503ThatSaysWhenToComeBack()
    {
        var site = await TestSite.InstalledAsync(app);
        app.Faults.Answer(await site.TenantKeyAsync(), nameof(ITenantGrain.Install), () => (Result<bool>)new UnavailableError("Try again."));

        using var answer = await site.SendInstallAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Preview_PoolFull_Is503Problem()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync("badge", nameof(IMacroGrain.Preview), () => new PreviewOutcome(new RenderBusy(TimeSpan.FromSeconds(1)), [], 0, 0));

        using var answer = await site.CallAsync(HttpMethod.Post, $"{Macro}/preview", new { definition = Definitions.Badge() });

        await answer.ShouldBeProblemAsync(503, "unavailable");
    }

    [Fact]
    public async Task Disabled_StorageFails_Is503AndTheSiteIsServedOn()
    {
        var site = await TestSite.InstalledAsync(app);
        var tenant = await site.TenantKeyAsync();
        app.Faults.Answer(tenant, nameof(ITenantGrain.SetEnabled), () => throw new IOException(Internals));
        const string target = "/connect/disabled";

        using var answer = await site.SendAsync(HttpMethod.Post, target, site.Sign(site.Claims("POST", target)));

        await answer.ShouldBeProblemAsync(503, "unavailable");
        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        render.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Render_KeysCannotBeRead_Is503UntilTheyCan()
    {
        var site = await TestSite.InstalledAsync(app);
        var cause = $"the disk of {site.SiteHost} is gone";
        app.Faults.Answer(site.DirectoryKey, nameof(ITenantDirectoryGrain.Find), () => throw new IOException(cause));
        var target = TestSite.RenderTarget("none");

        using var refused = await site.GetAsync(target);

        await refused.ShouldBeProblemAsync(503, "unavailable");
        (await refused.TextAsync()).ShouldNotContain(cause);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        app.Logs.Text.ShouldContain(nameof(IOException));
        app.Logs.Text.ShouldNotContain(cause, customMessage: "messages of other code may hold anything");
        app.Faults.Mend(site.DirectoryKey, nameof(ITenantDirectoryGrain.Find));
        using var served = await site.GetAsync(target);
        served.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
