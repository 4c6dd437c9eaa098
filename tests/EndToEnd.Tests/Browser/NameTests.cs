using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

public sealed class NameTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task NewMacro_OncePublished_IsInsertedByItsOwnName()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        await CreateAsync(administrator, "Greeting", "<p>Hello from {{ page.title }}</p>");

        await using var author = await stage.VisitAsync("author");
        await author.AwaitOfferAsync("greeting");
        await author.Page.Locator(".macro-card").Filter(new() { HasText = "greeting" }).ClickAsync();
        // Before the frame listens, its host has nobody to tell of a click.
        await Expect(author.Page.FrameLocator("iframe[src*='/connect/editor/']").GetByText("This macro has no parameters.")).ToBeVisibleAsync();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Insert", Exact = true }).ClickAsync();
        // The form of the macro is modal until the macro is in the text.
        await Expect(author.Page.Locator("#macro-list")).ToContainTextAsync("Greeting");
        await author.Page.Locator("#editor [name=title]").FillAsync("Welcome");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();

        await Expect(author.Macro("greeting").GetByText("Hello from Welcome")).ToBeVisibleAsync();
        author.Complaints.ShouldBeEmpty();
    }

    static async Task CreateAsync(Visit visit, string name, string template)
    {
        var admin = await visit.OpenAdminAsync();
        await admin.GetByText("Create macro").First.ClickAsync();
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Create macro" }).ClickAsync();
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Template" }).WaitForAsync();
        await visit.TypeTemplateAsync(admin, template);
        await visit.PublishAsync(admin, "First version");
    }
}
