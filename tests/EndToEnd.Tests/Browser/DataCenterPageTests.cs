using System.Net.Http.Headers;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Pages that came from Data Center live on, unedited.</summary>
public sealed class DataCenterPageTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Page_ParametersInDataCentersSpelling_AreShownOnceAMacroOfThatNameIsPublished()
    {
        using var client = new HttpClient { BaseAddress = stage.SiteUrl };
        await client.SendAsync("_simulator/pages", new
        {
            title = "From Data Center",
            storage = """<ac:structured-macro ac:name="link-card" ac:schema-version="1"><ac:parameter ac:name="LinkURL">https://example.com/docs</ac:parameter><ac:parameter ac:name="note">read me</ac:parameter></ac:structured-macro>""",
        });
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("From Data Center");
        await Expect(visit.Page.GetByText("Unknown macro")).ToBeVisibleAsync();

        var token = (await client.SendAsync("_simulator/token", new { }))["token"]!.GetValue<string>();
        using var service = new HttpClient { BaseAddress = stage.ServiceUrl };
        service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("JWT", token);
        await service.SendAsync("api/v1/macros", new
        {
            key = "link-card",
            definition = new { name = "Link card", template = "<a href=\"{{ params.LinkURL }}\">{{ params.LinkURL }}</a> {{ params.note }}", parameters = new[] { new { name = "LinkURL" }, new { name = "note" } } },
        });
        service.DefaultRequestHeaders.Add("If-Match", "\"1\"");
        await service.SendAsync("api/v1/macros/link-card/publish", new { note = "" });

        await visit.EventuallyAsync(async () =>
        {
            await visit.Page.ReloadAsync();
            return await visit.Page.Locator("iframe[src*='/connect/render/link-card']").CountAsync() == 1;
        }, "the macro's name does not reach Confluence");
        await Expect(visit.Macro("link-card").GetByText("https://example.com/docs")).ToBeVisibleAsync();
        await Expect(visit.Macro("link-card").GetByText("read me")).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }
}
