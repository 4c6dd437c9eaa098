using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Pages embedded in output: of hosts that the rules name, and unable to lead the window away.</summary>
public sealed class EmbedTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Embed_OfANamedHost_IsShownAndCannotLeadTheWindowAway()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.SaveSettingsAsync(new { rules = new { hosts = new[] { "https://*.example.com" } } }, onNumber: 0);
        await admin.PublishAsync("embed", new
        {
            name = "Embed",
            language = "velocity",
            rules = new { hosts = new[] { "https://www.example.com" } },
            template = "<iframe id=\"page\" sandbox=\"allow-scripts allow-top-navigation\" src=\"$paramUrl\"></iframe>",
            parameters = new[] { new { name = "Url" } },
        });
        await admin.PageAsync("Embeds", Use("//www.example.com/video") + Use("https://cdn.example.com/video") + Use("javascript:alert(1)"));
        await using var visit = await stage.VisitAsync("viewer");
        await visit.Page.RouteAsync("https://www.example.com/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = "<p>embedded</p><button onclick=\"try { top.location = 'https://evil.example/' } catch { } this.textContent = 'tried'\">leave</button>",
        }));
        await visit.OpenPageAsync("Embeds");
        await visit.AwaitMacroAsync("embed");
        var address = visit.Page.Url;
        IFrameLocator Frame(int number) => visit.Page.FrameLocator(
            string.Create(CultureInfo.InvariantCulture, $":nth-match(iframe[src*='/connect/render/embed?'], {number})"));

        var inside = Frame(1).FrameLocator("#page");
        await Expect(inside.GetByText("embedded")).ToBeVisibleAsync();
        await inside.GetByText("leave").ClickAsync();
        await Expect(inside.GetByText("tried")).ToBeVisibleAsync();
        await Expect(Frame(2).GetByRole(AriaRole.Note)).ToHaveTextAsync(
            "Content from https://cdn.example.com is not shown. An administrator must name this host in the rules of this macro.");
        await Expect(Frame(3).GetByRole(AriaRole.Note)).ToContainTextAsync("must begin with https://");
        visit.Page.Url.ShouldBe(address);
    }

    static string Use(string url) =>
        $"""<ac:structured-macro ac:name="embed" ac:schema-version="1"><ac:parameter ac:name="url">{url}</ac:parameter></ac:structured-macro>""";
}
