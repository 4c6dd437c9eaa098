using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

public sealed class PageTests(Stage stage) : IClassFixture<Stage>
{
    static readonly string[] Framed = ["status-badge", "formatted-panel", "bar-list", "parameter-table"];

    [Fact]
    public async Task Page_SeenByAViewer_ShowsFiveMacrosAndNoComplaint()
    {
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Team status");

        await Expect(visit.Macro("status-badge").GetByText("On track")).ToBeVisibleAsync();
        await Expect(visit.Macro("formatted-panel").GetByText("This week")).ToBeVisibleAsync();
        await Expect(
            visit.Macro("formatted-panel").GetByRole(Microsoft.Playwright.AriaRole.Listitem).First).ToContainTextAsync("Import of existing dashboards");
        await Expect(visit.Macro("bar-list").GetByText("Import")).ToBeVisibleAsync();
        await Expect(visit.Macro("parameter-table").GetByText("Arthur Author")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#main").GetByText("Code freeze on Thursday")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#main").GetByText("Nothing but fixes is merged")).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Frame_OfEachMacro_IsAsHighAsItsContent()
    {
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Team status");
        foreach (var key in Framed)
        {
            await Expect(visit.Page.Locator($"iframe[src*='/connect/render/{key}?']")).ToBeVisibleAsync();
            await visit.EventuallyAsync(async () => await visit.OverflowOfAsync(key) <= 0, $"the frame of {key} cuts its content off");
        }
    }

    [Fact]
    public async Task Page_SeenAnonymously_ShowsItsMacros()
    {
        await using var visit = await stage.VisitAsync("anonymous");
        await visit.OpenPageAsync("Release notes");

        await Expect(visit.Macro("bar-list").GetByText("Tickets closed by area")).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }
}
