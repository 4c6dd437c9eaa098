using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Admin;

public sealed class AdminApiTests(WebApiApp app)
{
    [Fact]
    public async Task Page_SignedRequest_MayBeFramedByItsSiteOnly()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.GetAsync("/connect/admin", site.Administrator);

        (await answer.TextAsync()).ShouldContain("<title>User macros</title>");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"frame-ancestors https://{site.SiteHost};");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Page_OfTheAdministration_LeadsToPrivacyAndSupport()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.GetAsync("/connect/admin", site.Administrator);

        var page = await answer.TextAsync();
        page.ShouldContain($"<a href=\"{WebApiApp.BaseUrl}/privacy\"");
        page.ShouldContain($"<a href=\"{WebApiApp.BaseUrl}/support\"");
        page.ShouldContain("Mon-Fri 08:00-16:00 UTC");
    }

    [Fact]
    public async Task Page_NoToken_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.SendAsync(HttpMethod.Get, "/connect/admin");

        await answer.ShouldBeBare401Async();
    }
}
