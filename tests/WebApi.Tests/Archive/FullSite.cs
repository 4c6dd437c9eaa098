using System.Net;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.ApiTokens;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Archive;

/// <summary>A site that uses everything, and in which two administrators work.</summary>
sealed class FullSite
{
    public const string HeaderSecret = "header-secret-0451";

    FullSite(TestSite site, string token, string colleague) => (Site, TokenText, Colleague) = (site, token, colleague);

    public TestSite Site { get; }

    public string TokenText { get; }

    /// <summary>The account of the other administrator.</summary>
    public string Colleague { get; }

    public static async Task<FullSite> CreateAsync(WebApiApp app)
    {
        var site = await TestSite.InstalledAsync(app);
        var colleague = site.ColleagueToken(app);
        await site.CreatePartAsync("shared", new { kind = "snippet", template = "shared text" });
        await site.PublishAsync("badge", Definitions.Badge("<b>{{ params.Text }}</b>{{ include 'shared' }}"));
        await site.SaveAsync("badge", Definitions.Badge("<i>{{ params.Text }}</i>"), colleague);
        await site.DoAsync("badge", "publish", new { note = "by the colleague" }, colleague);
        using var page = await site.GetAsync(TestSite.RenderTarget("badge"));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        await site.PublishAsync("gone", Definitions.Badge("<u>gone</u>"));
        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/gone");
        deleted.IsSuccessStatusCode.ShouldBeTrue(await deleted.TextAsync());
        var (_, token) = await site.CreateTokenAsync("read");
        await site.ChangeSettingsAsync(new { rules = new { editors = new[] { site.Administrator, site.Administrator + "-colleague" } } });
        using var connection = await site.CallAsync(
            HttpMethod.Put,
            "/api/v1/connections/stock",
            new { baseUrl = "https://api.example.com/v1", headers = new { Authorization = HeaderSecret } },
            ifMatch: 0);
        connection.IsSuccessStatusCode.ShouldBeTrue(await connection.TextAsync());
        using var request = await site.CallAsync(HttpMethod.Post, "/connect/me/requests", new { kind = "rectify", note = "my note" }, token: colleague);
        request.StatusCode.ShouldBe(HttpStatusCode.OK, await request.TextAsync());
        return new(site, token, site.Administrator + "-colleague");
    }

    public async Task<(string Text, JsonNode Json)> ArchiveAsync(string query = "")
    {
        using var answer = await Site.CallAsync(HttpMethod.Get, $"/api/v1/archive{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return (await answer.TextAsync(), await answer.JsonAsync());
    }
}
