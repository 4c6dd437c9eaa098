using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

public sealed class AdministrationTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Publish_OfAFramedMacro_ChangesThePage()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        await RewriteAsync(administrator, "status-badge", "<p class=\"line\">Badge of {{ params.title }}, rewritten</p>");

        await using var viewer = await stage.VisitAsync("viewer");
        await viewer.OpenPageAsync("Team status");
        await Expect(viewer.Macro("status-badge").GetByText("Badge of On track, rewritten")).ToBeVisibleAsync();
        administrator.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_OfAStaticMacro_ChangesThePage()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        await RewriteAsync(administrator, "warning-box", "<h3>Rewritten: {{ params.title }}</h3><div>{{ body }}</div>");

        await using var viewer = await stage.VisitAsync("viewer");
        await viewer.OpenPageAsync("Team status");
        await Expect(viewer.Page.Locator("#main").GetByRole(AriaRole.Heading, new() { Name = "Rewritten: Code freeze on Thursday" })).ToBeVisibleAsync();
        await Expect(viewer.Page.Locator("#main").GetByText("Nothing but fixes is merged")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Editor_WithABrokenTemplate_ShowsTheErrorAtItsLine()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        var admin = await OpenMacroAsync(administrator, "bar-list");
        await administrator.TypeTemplateAsync(admin, "<p>\n{{ if }}\n</p>");

        var problems = admin.GetByRole(AriaRole.List, new() { Name = "Problems" });
        await Expect(problems).ToContainTextAsync("2:");
        await Expect(admin.GetByRole(AriaRole.Status).Filter(new() { HasText = "Not saved" }).Or(admin.GetByText("Draft saved"))).ToBeVisibleAsync();
    }

    static async Task RewriteAsync(Visit visit, string key, string template)
    {
        var admin = await OpenMacroAsync(visit, key);
        await visit.TypeTemplateAsync(admin, template);
        await visit.PublishAsync(admin, "Rewritten by a test");
    }

    static async Task<IFrameLocator> OpenMacroAsync(Visit visit, string key)
    {
        var admin = await visit.OpenAdminAsync();
        await admin.GetByRole(AriaRole.Row).Filter(new() { Has = admin.GetByText(key, new() { Exact = true }) }).GetByRole(AriaRole.Link).First.ClickAsync();
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Template" }).WaitForAsync();
        return admin;
    }
}
