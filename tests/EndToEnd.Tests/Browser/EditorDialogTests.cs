using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

public sealed class EditorDialogTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Dialog_NewMacro_AsksForWhatIsRequiredShowsThePreviewAndWritesTheMacro()
    {
        await using var visit = await stage.VisitAsync("author");
        var dialog = await OpenAsync(visit, "status-badge");

        await Expect(dialog.GetByLabel("Title")).ToBeVisibleAsync();
        await visit.Page.Locator("dialog .dialog-foot").GetByText("Insert", new() { Exact = true }).ClickAsync();
        await Expect(dialog.GetByText("Fill in “Title”.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Title").FillAsync("Late & blue");
        await dialog.GetByLabel("Colour").SelectOptionAsync("blue");
        await Expect(dialog.FrameLocator("iframe").GetByText("Late & blue")).ToBeVisibleAsync();
        await visit.Page.Locator("dialog .dialog-foot").GetByText("Insert", new() { Exact = true }).ClickAsync();

        await Expect(visit.Page.Locator("dialog")).ToHaveCountAsync(0);
        (await StorageAsync(visit)).ShouldContain(
            """<ac:parameter ac:name="title">Late &amp; blue</ac:parameter><ac:parameter ac:name="colour">blue</ac:parameter>""");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dialog_GenericMacro_OffersTheMacrosThatFitAndPacksTheirValues()
    {
        await using var visit = await stage.VisitAsync("author");
        var dialog = await OpenAsync(visit, "usermacro-any-framed-block-none");

        var macros = dialog.GetByLabel("Macro");
        await Expect(macros.Locator("option")).ToHaveTextAsync(["Choose a macro", "Bar list", "Project facts", "Status badge"]);
        await macros.SelectOptionAsync("Status badge");
        await dialog.GetByLabel("Title").FillAsync("A=B");
        await visit.Page.Locator("dialog .dialog-foot").GetByText("Insert", new() { Exact = true }).ClickAsync();

        await Expect(visit.Page.Locator("dialog")).ToHaveCountAsync(0);
        (await StorageAsync(visit)).ShouldContain(
            """<ac:parameter ac:name="macro">status-badge</ac:parameter><ac:parameter ac:name="parameters">title=A%3DB</ac:parameter>""");
    }

    [Fact]
    public async Task Form_DaysColoursFilesAndSeveralOfAList_ArePicked()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.Site.SendAsync(
            "_simulator/pages",
                new { title = "Files", storage = "<p/>", files = new[] { new { title = "plan.pdf", mediaType = "application/pdf", size = 12 } } });
        await admin.PublishAsync("milestone", new
        {
            name = "Milestone",
            layout = "inline",
            template = "{{ params.due }} {{ params.shade }} {{ params.areas }} {{ params.plan }}",
            parameters = new object[]
            {
                new { name = "due", title = "Due", type = "date" },
                new { name = "shade", title = "Shade", type = "colour" },
                new { name = "areas", title = "Areas", type = "enum", values = new[] { "Import", "Search", "Reports" }, multiple = true },
                new { name = "plan", title = "Plan", type = "attachment" },
            },
        });
        await using var visit = await stage.VisitAsync("author");
        await visit.OpenPageAsync("Team status");
        await visit.AwaitOfferAsync("milestone");
        var dialog = await OpenAsync(visit, "milestone");

        await dialog.GetByLabel("Due").FillAsync("2026-12-24");
        await dialog.GetByLabel("Pick a colour").FillAsync("#112233");
        await dialog.GetByLabel("Reports").CheckAsync(new() { Force = true });
        await dialog.GetByLabel("Import").CheckAsync(new() { Force = true });
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Plan" }).FillAsync("plan");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "plan.pdf" }).ClickAsync();
        await Expect(dialog.FrameLocator("iframe").GetByText("2026-12-24 #112233 Import,Reports plan.pdf")).ToBeVisibleAsync();
        await visit.Page.Locator("dialog .dialog-foot").GetByText("Insert", new() { Exact = true }).ClickAsync();

        await Expect(visit.Page.Locator("dialog")).ToHaveCountAsync(0);
        (await StorageAsync(visit)).ShouldContain("""<ac:parameter ac:name="areas">Import,Reports</ac:parameter>""");
    }

    static async Task<IFrameLocator> OpenAsync(Visit visit, string key)
    {
        await visit.OpenPageAsync("Team status");
        await visit.Page.Locator("#edit-page").ClickAsync();
        await visit.Page.Locator("#insert-macro").ClickAsync();
        await visit.Page.Locator("dialog .macro-card").Filter(new() { Has = visit.Page.GetByText(key, new() { Exact = true }) }).ClickAsync();
        return visit.Page.FrameLocator("iframe[src*='/connect/editor/']");
    }

    static Task<string> StorageAsync(Visit visit) => visit.Page.Locator("textarea[name='storage']").InputValueAsync();
}
