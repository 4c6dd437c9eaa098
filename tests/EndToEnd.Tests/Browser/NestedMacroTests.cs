using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Macros inside the body of a framed one, which Confluence's conversion leaves out.</summary>
public sealed class NestedMacroTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Body_WithMacros_ShowsEachInItsPlace()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.SaveSettingsAsync(new { rules = new { script = true } }, onNumber: 0);
        await admin.PublishAsync("inner-script", new
        {
            name = "Inner script",
            template = "<p id=\"own\">waiting</p>",
            script = "document.getElementById('own').textContent = 'script ran';",
            rules = new { script = true },
        });
        await admin.PublishAsync("inner-velocity", new
        {
            name = "Inner Velocity",
            language = "velocity",
            body = "rendered",
            template = "<section><h2>$paramTitle</h2>$body</section>",
            parameters = new[] { new { name = "Title" } },
        });
        await admin.PageAsync(
            "Macros in a panel",
            Macro("formatted-panel", """<ac:parameter ac:name="title">Around</ac:parameter>""" + Body(
                "<p>before</p>"
                + Macro("status-badge", """<ac:parameter ac:name="title">Badge</ac:parameter><ac:parameter ac:name="colour">red</ac:parameter>""")
                + Macro("info", Body("<p>from Confluence</p>" + Macro(
                    "inner-velocity",
                    """<ac:parameter ac:name="Title">Inner title</ac:parameter>"""
                        + Body("<p>inner body</p>" + Macro("status-badge", """<ac:parameter ac:name="title">Deep</ac:parameter>""")))))
                + Macro("inner-script", "")
                + Macro("gliffy", "")
                + "<p>after</p>")));
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Macros in a panel");

        var panel = visit.Macro("formatted-panel");
        await Expect(panel.GetByText("before")).ToBeVisibleAsync();
        await Expect(panel.GetByText("after")).ToBeVisibleAsync();
        await Expect(panel.Locator(".badge.red")).ToHaveTextAsync("Badge");
        await Expect(panel.Locator(".badge.red")).ToHaveCSSAsync("border-top-left-radius", "999px");
        await Expect(panel.Locator(".confluence-information-macro-information, .confluence-information-macro").First).ToContainTextAsync("from Confluence");
        await Expect(panel.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Inner title" })).ToBeVisibleAsync();
        await Expect(panel.GetByText("inner body")).ToBeVisibleAsync();
        await Expect(panel.Locator(".badge").GetByText("Deep")).ToBeVisibleAsync();
        await Expect(panel.FrameLocator("iframe.um-sandbox").Locator("#own")).ToHaveTextAsync("script ran");
        await Expect(panel.GetByText("“gliffy” cannot be shown here")).ToBeVisibleAsync();
        // The styles of what is inside do not reach what is around it, and the other way round.
        await Expect(panel.GetByText("before")).ToHaveCSSAsync("display", "block");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("scriban", "{{ params.Title }}", "{{ body }}")]
    [InlineData("velocity", "$paramTitle", "$body")]
    public async Task Template_WithConfluencesOwnElements_ShowsThemInAFrame(string language, string title, string body)
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PublishAsync($"{language}-links", new
        {
            name = "Links",
            language,
            output = "framed",
            body = "rendered",
            styles = ".mine { color: rgb(1, 2, 3) }",
            template = Macro("info", $"<ac:parameter ac:name=\"title\">{title}</ac:parameter>" + Body($"<p class=\"mine\">mine<br/></p>{body}"))
                + "<p>see <ac:link><ri:page ri:content-title=\"Release notes\"/>"
                + "<ac:plain-text-link-body><![CDATA[the notes]]></ac:plain-text-link-body></ac:link></p>"
                + Macro("status-badge", "<ac:parameter ac:name=\"title\">Written</ac:parameter>")
                + Macro("gliffy", ""),
            parameters = new[] { new { name = "Title" } },
        });
        await admin.PageAsync(
            $"Links by {language}",
            Macro(
                $"{language}-links",
                "<ac:parameter ac:name=\"title\">A &amp; B</ac:parameter>"
                + Body("<p>the body</p>" + Macro("status-badge", "<ac:parameter ac:name=\"title\">Held</ac:parameter>"))));
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync($"Links by {language}");
        await visit.AwaitMacroAsync($"{language}-links");

        var frame = visit.Macro($"{language}-links");
        await Expect(frame.Locator(".confluence-information-macro")).ToContainTextAsync("A & B");
        await Expect(frame.Locator(".confluence-information-macro .mine")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await Expect(frame.Locator(".confluence-information-macro").GetByText("the body")).ToBeVisibleAsync();
        await Expect(frame.Locator(".confluence-information-macro .badge")).ToHaveTextAsync("Held");
        await Expect(frame.GetByText("the notes")).ToBeVisibleAsync();
        await Expect(frame.Locator(".badge").GetByText("Written")).ToBeVisibleAsync();
        await Expect(frame.GetByText("“gliffy” cannot be shown here")).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    static string Macro(string name, string content) => $"<ac:structured-macro ac:name=\"{name}\">{content}</ac:structured-macro>";

    static string Body(string content) => $"<ac:rich-text-body>{content}</ac:rich-text-body>";
}
