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
        (await StorageAsync(visit)).ShouldContain("""<ac:parameter ac:name="title">Late &amp; blue</ac:parameter><ac:parameter ac:name="colour">blue</ac:parameter>""");
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
        (await StorageAsync(visit)).ShouldContain("""<ac:parameter ac:name="macro">status-badge</ac:parameter><ac:parameter ac:name="parameters">title=A%3DB</ac:parameter>""");
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
