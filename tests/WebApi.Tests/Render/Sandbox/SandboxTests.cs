using System.Net;
using System.Text.RegularExpressions;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render.Sandbox;

public sealed partial class SandboxTests(WebApiApp app)
{
    const string Key = "scripted";

    [Fact]
    public async Task Frame_ScriptAllowedByBoth_PutsTheOutputIntoASandboxWithItsHosts()
    {
        var site = await SiteAsync(new { rules = new { script = true, hosts = new[] { "https://*.example.com" } } });
        await site.PublishAsync(Key, Definition(script: true, hosts: ["https://cdn.example.com", "https://elsewhere.test"]));
        using var frame = await site.GetAsync(TestSite.RenderTarget(Key));
        var page = await frame.TextAsync();
        page.ShouldContain("id=\"output\" data-sandbox=");
        page.ShouldContain("data-script=\"run()\"");
        page.ShouldNotContain("<b onclick");

        using var sandbox = await site.SendAsync(HttpMethod.Get, SandboxIn(page));

        sandbox.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sandbox.TextAsync()).ShouldNotContain("run()");
        var policy = sandbox.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("sandbox allow-scripts; default-src 'none'; ");
        policy.ShouldContain("connect-src https://cdn.example.com; frame-src https://cdn.example.com; ");
        policy.ShouldContain($"frame-ancestors 'self' https://{site.SiteHost}; ");
        policy.ShouldNotContain("elsewhere");
        frame.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"frame-src {WebApiApp.BaseUrl}/connect/sandbox/ https://cdn.example.com; ");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Frame_ScriptAllowedByOneAlone_HasNoSandbox(bool bySite, bool byMacro)
    {
        var site = await SiteAsync(new { rules = new { script = bySite } });
        await site.PublishAsync(Key, Definition(byMacro));

        using var frame = await site.GetAsync(TestSite.RenderTarget(Key));

        var page = await frame.TextAsync();
        page.ShouldContain("<b onclick");
        page.ShouldNotContain("sandbox=");
        page.ShouldNotContain("run()");
    }

    [Fact]
    public async Task Frame_OutputWithoutScript_HasNoSandbox()
    {
        var site = await SiteAsync(new { rules = new { script = true } });
        await site.PublishAsync(Key, new { name = "S", template = "<b title='once on a time = long'>x</b>", rules = new { script = true } });

        using var frame = await site.GetAsync(TestSite.RenderTarget(Key));

        (await frame.TextAsync()).ShouldNotContain("data-sandbox");
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("foreign")]
    [InlineData("unknown-site")]
    [InlineData("frame-ticket")]
    [InlineData("garbage")]
    [InlineData("switched-off")]
    public async Task Sandbox_TicketThatIsNone_IsBare401(string kind)
    {
        var site = await SiteAsync(new { rules = new { script = true } });
        await site.PublishAsync(Key, Definition(script: true));
        using var frame = await site.GetAsync(TestSite.RenderTarget(Key));
        var address = SandboxIn(await frame.TextAsync());
        var foreign = await SiteAsync(new { rules = new { script = true } });
        await foreign.PublishAsync(Key, Definition(script: true));
        using var foreignFrame = await foreign.GetAsync(TestSite.RenderTarget(Key));
        var (start, end) = (address.LastIndexOf('/') + 1, address.LastIndexOf('.'));
        address = kind switch
        {
            "altered" => address[..^2] + (address[^2] == 'A' ? "B" : "A") + address[^1],
            "foreign" => SandboxIn(await foreignFrame.TextAsync())[..^10] + address[^10..],
            "unknown-site" => address[..start] + "bm9ib2R5" + address[end..],
            "frame-ticket" => address[..end] + ".AAAA",
            "garbage" => address[..start] + "%20",
            _ => address,
        };
        if (kind == "switched-off")
        {
            using var saved = await site.CallAsync(HttpMethod.Put, "/api/v1/settings", new { rules = new { script = false } }, ifMatch: 1);
            saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var answer = await site.SendAsync(HttpMethod.Get, address);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.TextAsync()).ShouldBeEmpty();
    }

    async Task<TestSite> SiteAsync(object settings)
    {
        var site = await TestSite.InstalledAsync(app);
        using var saved = await site.CallAsync(HttpMethod.Put, "/api/v1/settings", settings, ifMatch: 0);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        return site;
    }

    static object Definition(bool script, params string[] hosts) =>
        new { name = "S", template = "<b onclick=\"x()\">b</b>", script = "run()", rules = new { script, hosts } };

    static string SandboxIn(string page) => WebUtility.HtmlDecode(Sandboxes().Match(page).Groups["address"].Value)[WebApiApp.BaseUrl.Length..];

    [GeneratedRegex("data-sandbox=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sandboxes();
}
