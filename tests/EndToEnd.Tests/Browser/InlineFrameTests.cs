using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>An inline macro is part of its line, framed or not: as wide as its text and no higher than the line.</summary>
public sealed class InlineFrameTests(Stage stage) : IClassFixture<Stage>
{
    [Theory]
    [InlineData("inline-word", "", false, 1280)]
    [InlineData("inline-word", "", false, 390)]
    [InlineData("inline-body", "body", false, 390)]
    [InlineData("inline-script", "", true, 390)]
    public async Task Frame_InlineMacro_IsAsWideAsItsText(string key, string body, bool script, int width)
    {
        var name = $"{key}-{width}";
        using var admin = await AdminCalls.OpenAsync(stage);
        if (script)
        {
            await admin.SaveSettingsAsync(new { rules = new { script = true } }, onNumber: 0);
        }

        await admin.PublishAsync(name, new
        {
            name,
            layout = "inline",
            body = body.Length > 0 ? "escaped" : "none",
            template = body.Length > 0 ? "<b>{{ body }}</b>" : "<b>short</b>",
            script = script ? "document.body.dataset.ran = 'yes';" : "",
            rules = new { script },
        });
        var content = body.Length > 0 ? "<ac:plain-text-body>short</ac:plain-text-body>" : "";
        await admin.PageAsync(name, $"<p>before <ac:structured-macro ac:name=\"{name}\">{content}</ac:structured-macro> after</p>");
        await using var visit = await stage.VisitAsync("viewer");
        await visit.Page.SetViewportSizeAsync(width, 800);
        await visit.OpenPageAsync(name);
        await visit.AwaitMacroAsync(name);

        var frame = visit.Page.Locator($"iframe[src*='/connect/render/{name}?']");
        await visit.EventuallyAsync(
            async () => await frame.BoundingBoxAsync() is { Width: > 20 and < 80, Height: >= 18 and <= 24 },
            "the frame does not take the size of its text");
        var line = await visit.Page.Locator(".page-body p").First.BoundingBoxAsync();
        line.ShouldNotBeNull().Height.ShouldBeLessThan(40, "the line is not broken");
        await Expect(frame).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Frame_TextWiderThanThePage_TakesThePagesWidthAndTheHeightOfItsLines()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PublishAsync("inline-long", new { name = "Long", layout = "inline", template = string.Concat(Enumerable.Repeat("several words ", 20)) });
        await admin.PageAsync("inline-long", """<p>before <ac:structured-macro ac:name="inline-long" /> after</p>""");
        await using var visit = await stage.VisitAsync("viewer");
        await visit.Page.SetViewportSizeAsync(390, 800);
        await visit.OpenPageAsync("inline-long");
        await visit.AwaitMacroAsync("inline-long");

        var body = await visit.Page.Locator(".page-body").BoundingBoxAsync();
        var frame = visit.Page.Locator("iframe[src*='/connect/render/inline-long?']");
        await visit.EventuallyAsync(
            async () => await frame.BoundingBoxAsync() is { Height: > 60 } box && box.Width <= body!.Width,
            "the frame does not take the size of its text");
        (await visit.OverflowOfAsync("inline-long")).ShouldBeLessThanOrEqualTo(1);
    }
}
