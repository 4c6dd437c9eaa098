using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>What readers see while the service is away, as docs/operators/outages.md says.</summary>
public sealed class OutageTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Page_ServiceIsAway_ShowsWhatTheSiteHasKept()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.Site.SendAsync("_simulator/options", new { acceptsStaticModules = true });
        await admin.PublishAsync("kept", new { name = "Kept", output = "auto", template = "<b>static words</b>" });
        await admin.PublishAsync("in-frame", new { name = "In a frame", template = "<b>framed words</b>" });
        await admin.PageAsync("Outage", """<p>page</p><ac:structured-macro ac:name="kept" /><ac:structured-macro ac:name="in-frame" />""");
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Outage");
        await visit.AwaitMacroAsync("in-frame");
        await Expect(visit.Page.GetByText("static words")).ToBeVisibleAsync();
        await Expect(visit.Macro("in-frame").GetByText("framed words")).ToBeVisibleAsync();
        var address = visit.Page.Url;
        await visit.Page.GotoAsync($"{address}/export?to=pdf");
        await Expect(visit.Page.GetByText("framed words")).ToBeVisibleAsync();

        await stage.KillServiceAsync();

        await visit.Page.GotoAsync(address);
        await Expect(visit.Page.GetByText("static words")).ToBeVisibleAsync();
        await visit.Page.GotoAsync($"{address}/export?to=pdf");
        await Expect(visit.Page.GetByText("static words")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("framed words")).ToBeVisibleAsync();
        // Nobody has made a Word document yet, so the site has kept nothing for one: the page around the macros is whole.
        await visit.Page.GotoAsync($"{address}/export?to=word");
        await Expect(visit.Page.GetByText("page", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("The app could not be reached.").First).ToBeVisibleAsync();
    }
}
