using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Frames that wait for their content: they begin when the reader comes near, and keep the place that they took last.</summary>
public sealed class FrameTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Frame_BelowTheFold_BeginsWhenItIsSeenAndThenKeepsItsPlace()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PageAsync(
            "Long page",
            string.Concat(Enumerable.Repeat("<p>Much text before it.</p>", 80))
            + """<ac:structured-macro ac:name="formatted-panel"><ac:parameter ac:name="title">Below</ac:parameter><ac:rich-text-body><p>one</p>"""
            + """<p>two</p><p>three</p></ac:rich-text-body></ac:structured-macro>""");
        await using var visit = await stage.VisitAsync("viewer");
        var posts = 0;
        visit.Page.Request += (_, request) => posts += request.Url.Contains("/connect/frames/", StringComparison.Ordinal) ? 1 : 0;
        await visit.OpenPageAsync("Long page");
        var frame = visit.Page.Locator("iframe[src*='/connect/render/formatted-panel?']");
        await Expect(visit.Macro("formatted-panel").Locator("#output[aria-busy]")).ToBeAttachedAsync();
        await Expect(frame).ToHaveAttributeAsync("data-bridge", "ready");
        posts.ShouldBe(0);

        await frame.ScrollIntoViewIfNeededAsync();
        await Expect(visit.Macro("formatted-panel").GetByText("three")).ToBeVisibleAsync();
        var height = await visit.Macro("formatted-panel").Locator("#output").EvaluateAsync<double>("element => element.offsetHeight");
        height.ShouldBeGreaterThan(60);

        // From now on nobody answers: what is seen is what was kept.
        await visit.Page.RouteAsync("**/connect/frames/**", _ => { });
        await visit.Page.ReloadAsync();
        var waiting = visit.Macro("formatted-panel").Locator("#output[aria-busy]");
        await Expect(waiting).ToHaveCSSAsync("min-height", $"{height}px");
        await visit.EventuallyAsync(async () => (await frame.BoundingBoxAsync())!.Height >= height, "the frame does not take the place that it took last");
    }
}
