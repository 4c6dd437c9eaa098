using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Templates that ask for data of the page: by the viewer's browser in a frame, by the app in exports.</summary>
public sealed class PageDataTests(Stage stage) : IClassFixture<Stage>
{
    const string Template = """
        <ul class="labels">{{ for label in page.labels }}<li>{{ label }}</li>{{ end }}</ul>
        <p>Owner {{ page.properties.owner }}, below {{ for above in page.ancestors }}{{ above.title }}{{ end }}, files {{ page.attachments.size }}</p>
        <ol>{{ for child in page.children }}<li>{{ child.title }}</li>{{ end }}</ol>
        """;

    [Fact]
    public async Task Page_DataOfThePage_AreWhatTheViewerMaySee()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        var page = await admin.Site.SendAsync("_simulator/pages", new
        {
            title = "Facts",
            storage = """<ac:structured-macro ac:name="page-facts" ac:schema-version="1" />""",
            labels = new[] { "alpha", "beta" },
            properties = new { owner = "Ada" },
            files = new[] { new { title = "plan.pdf", mediaType = "application/pdf", size = 12 } },
        });
        var id = page["id"]!.GetValue<string>();
        await admin.Site.SendAsync("_simulator/pages", new { title = "Open child", storage = "<p/>", parentId = id });
        await admin.Site.SendAsync("_simulator/pages", new { title = "Secret child", storage = "<p/>", parentId = id, readers = new[] { "author" } });
        await admin.PublishAsync("page-facts", new { name = "Page facts", template = Template });

        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Facts");
        await visit.AwaitMacroAsync("page-facts");

        await Expect(visit.Macro("page-facts").Locator(".labels li")).ToHaveTextAsync(["alpha", "beta"]);
        await Expect(visit.Macro("page-facts").Locator("ol li")).ToHaveTextAsync(["Open child"]);
        await Expect(visit.Macro("page-facts").Locator("p")).ToContainTextAsync("Owner Ada, below");
        await Expect(visit.Macro("page-facts").Locator("p")).ToContainTextAsync("files 1");
        visit.Complaints.ShouldBeEmpty();

        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Export" }).ClickAsync();
        await Expect(visit.Page.Locator("#content ul li")).ToHaveTextAsync(["alpha", "beta"]);
        await Expect(visit.Page.Locator("#content ol li")).ToHaveTextAsync(["Open child"]);
    }
}
