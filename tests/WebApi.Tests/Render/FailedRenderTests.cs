using System.Net;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

public class FailedRenderTests(WebApiApp app)
{
    const string Key = "badge";
    const string StaticPath = "/connect/static";
    const string Internals = "row 7 of table grain_state";

    static readonly RenderBusy Busy = new(TimeSpan.FromMilliseconds(2500));

    [Fact]
    public async Task Render_PoolFull_Is503PageThatSaysWhenToComeBack()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync(Key, nameof(IMacroGrain.Render), () => Busy);

        using var answer = await site.GetAsync(TestSite.RenderTarget(Key));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
        await ShouldBeNoticeAsync(answer, site, "busy");
    }

    [Fact]
    public async Task Static_PoolFull_IsAWarningMacro()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync(Key, nameof(IMacroGrain.Render), () => Busy);

        using var answer = await site.GetAsync(TestSite.RenderTarget(Key, path: StaticPath));

        await StaticRenderTests.ShouldBeWarningAsync(answer, "busy");
    }

    [Fact]
    public async Task Render_Bug_Is500PageWithoutInternals()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync(Key, nameof(IMacroGrain.Render), () => throw new InvalidOperationException(Internals));

        using var answer = await site.GetAsync(TestSite.RenderTarget(Key));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await ShouldBeNoticeAsync(answer, site, "could not answer");
    }

    [Theory]
    [InlineData("cluster")]
    [InlineData("file")]
    [InlineData("time-out")]
    public async Task Render_StorageFails_Is503Page(string failure)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync(Key, nameof(IMacroGrain.Render), () => throw (failure switch
        {
            "cluster" => new OrleansException(Internals),
            "file" => new IOException(Internals),
            _ => new TimeoutException(Internals),
        }));

        using var answer = await site.GetAsync(TestSite.RenderTarget(Key));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        await ShouldBeNoticeAsync(answer, site, "could not answer");
    }

    [Fact]
    public async Task Static_AnyFailure_IsAWarningMacroWithoutInternals()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync("bug", nameof(IMacroGrain.Render), () => throw new InvalidOperationException(Internals));
        await site.FailAsync("storage", nameof(IMacroGrain.Render), () => throw new IOException(Internals));

        using var bug = await site.GetAsync(TestSite.RenderTarget("bug", path: StaticPath));
        using var storage = await site.PostFormAsync($"{StaticPath}/storage", ("macro.body", "<p>x</p>"));

        await StaticRenderTests.ShouldBeWarningAsync(bug, "could not answer");
        await StaticRenderTests.ShouldBeWarningAsync(storage, "could not answer");
        (await bug.TextAsync()).ShouldNotContain(Internals);
    }

    static async Task ShouldBeNoticeAsync(HttpResponseMessage answer, TestSite site, string text)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"frame-ancestors https://{site.SiteHost};");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await answer.TextAsync();
        page.ShouldContain("um-notice");
        page.ShouldContain(text);
        page.ShouldNotContain(Internals);
    }
}
