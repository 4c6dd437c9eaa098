using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Links of macros lead where they would if the output stood in the page, and no window ever gets the address of a frame.</summary>
public sealed class LinkTests(Stage stage) : IClassFixture<Stage>
{
    const string Ours = "/connect/";

    static int _macros;

    readonly string _key = $"link-list-{Interlocked.Increment(ref _macros)}";

    /// <summary>One link of each kind, by its id.</summary>
    const string Links = """
        <p id="here">here</p>
        <a id="site" href="/wiki/spaces/TEAM">x</a>
        <a id="context" href="$req.contextPath/spaces/TEAM">x</a>
        <a id="path" href="$content.urlPath">x</a>
        <a id="joined" href="$req.contextPath$content.urlPath">x</a>
        <a id="whole" href="$config.baseUrl$content.urlPath">x</a>
        <a id="self" href="/wiki/spaces/TEAM" target="_self">x</a>
        <a id="parent" href="/wiki/spaces/TEAM" target="_parent">x</a>
        <a id="slashless" href="http:/wiki/spaces/TEAM">x</a>
        <a id="empty" href="">x</a>
        <a id="query" href="?q=1">x</a>
        <a id="part" href="#there">x</a>
        <a id="own" href="#here">x</a>
        <a id="bare" href="#">x</a>
        <a id="none">x</a>
        <svg width="40" height="20"><a id="drawn" xlink:href="/wiki/spaces/TEAM"><text y="15">x</text></a>
        <a id="drawnpart" href="#there"><text x="20" y="15">x</text></a></svg>
        <svg width="20" height="20"><a id="moved"><set attributeName="href" to="#there" begin="0s"/><text y="15">x</text></a></svg>
        <img usemap="#map" width="40" height="20" alt="map" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
        <map name="map"><area id="area" href="#there" shape="rect" coords="0,0,40,20"></map>
        <a id="blank" href="/wiki/spaces/TEAM" target="_blank">x</a>
        """;

    [Fact]
    public async Task Link_OfEachKind_LeadsTheWindowIntoTheSite()
    {
        var (visit, address) = await OpenAsync(Links);
        await using var owner = visit;
        var (space, page) = (Home, new Uri(address).GetLeftPart(UriPartial.Path));

        foreach (var (id, expected) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["site"] = space,
            ["context"] = space,
            ["path"] = page,
            ["joined"] = page,
            ["whole"] = page,
            ["self"] = space,
            ["parent"] = space,
            ["slashless"] = space,
            ["empty"] = page,
            ["query"] = page + "?q=1",
            ["part"] = page + "#there",
            ["own"] = page,
            ["bare"] = page,
            ["none"] = page,
            ["drawn"] = space,
            ["drawnpart"] = page + "#there",
            ["moved"] = page + "#there",
            ["area"] = page + "#there",
        })
        {
            foreach (var isKey in id is "site" or "part" or "drawn" ? (bool[])[false, true] : [false])
            {
                await visit.Page.GotoAsync(address);
                var link = visit.Macro(_key).Locator(id is "area" ? "img" : $"#{id}");
                await link.WaitForAsync();
                // A frame that still grows moves its links from under the mouse.
                await visit.EventuallyAsync(async () => await visit.OverflowOfAsync(_key) <= 0, "the frame does not take the height of its content");
                if (isKey)
                {
                    await link.FocusAsync();
                    await visit.Page.Keyboard.PressAsync("Enter");
                }
                else
                {
                    await link.ClickAsync(new() { Force = true });
                }

                await ArriveAsync(visit, expected, $"{id}, {(isKey ? "by key" : "by mouse")}");
            }
        }
    }

    [Theory]
    [InlineData("site")]
    [InlineData("empty")]
    [InlineData("part")]
    [InlineData("own")]
    [InlineData("blank")]
    [InlineData("moved")]
    public async Task Link_OpenedBeside_OpensTheSite(string id)
    {
        var (visit, address) = await OpenAsync(Links);
        await using var owner = visit;

        var opened = await visit.Page.Context.RunAndWaitForPageAsync(
            () => visit.Macro(_key).Locator($"#{id}").ClickAsync(new() { Button = id is "blank" ? MouseButton.Left : MouseButton.Middle, Force = true }));

        await visit.EventuallyAsync(
            () => Task.FromResult(opened.Url.StartsWith($"{stage.SiteUrl}wiki/", StringComparison.Ordinal)), $"{id} opens {opened.Url}");
        opened.Url.ShouldNotContain(Ours);
        visit.Page.Url.ShouldBe(address);
    }

    [Fact]
    public async Task Files_OfTheSite_AreAskedOfTheSite()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await using var visit = await stage.VisitAsync("viewer");
        var asked = new List<string>();
        visit.Page.Request += (_, request) => asked.Add(request.Url);
        await ShowAsync(visit, admin, """
            <img alt="" src="/wiki/a1.png"><img alt="" src="/download/a2.png"><img alt="" srcset="/wiki/a3.png 1x"><video poster="/wiki/a4.png"></video>
            <p style="background: url(/wiki/a5.png)">x</p><style>i { background: url('/wiki/a6.png') }</style><i>x</i>
            <svg><image href="/wiki/a7.png" width="5" height="5"/></svg>
            """);

        var names = new[] { "wiki/a1", "wiki/download/a2", "wiki/a3", "wiki/a4", "wiki/a5", "wiki/a6", "wiki/a7" };
        await visit.EventuallyAsync(
            () => Task.FromResult(names.All(name => asked.Contains($"{stage.SiteUrl}{name}.png"))),
            $"the site is not asked for all of {string.Join(", ", names)}");
        asked.ShouldNotContain(url => url.StartsWith(stage.ServiceUrl.AbsoluteUri, StringComparison.Ordinal) && url.EndsWith(".png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Body_LinkToAPartOfThePage_LeadsThere()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PageAsync(
            "Linked body",
            """<ac:structured-macro ac:name="formatted-panel"><ac:rich-text-body><p><a href="#there">part</a> <a href="/wiki/spaces/TEAM">space</a></p>"""
            + """</ac:rich-text-body></ac:structured-macro>""");
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Linked body");
        var page = visit.Page.Url;

        await visit.Macro("formatted-panel").GetByText("part").ClickAsync();
        await ArriveAsync(visit, page + "#there", "a part");
        await visit.Macro("formatted-panel").GetByText("space").ClickAsync();
        await ArriveAsync(visit, Home, "a space");
    }

    [Fact]
    public async Task Sandbox_Links_LeadIntoTheSite()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.SaveSettingsAsync(new { rules = new { script = true } }, onNumber: 0);
        await admin.PublishAsync("script-links", new
        {
            name = "Script links",
            rules = new { script = true },
            template = """<a id="own" href="#here">x</a><a id="part" href="#there">x</a><a id="site" href="/wiki/spaces/TEAM">x</a>"""
                + """<p id="here">y</p><p id="more"></p>""",
            script = "document.getElementById('more').innerHTML = '<a id=\"made\" href=\"/wiki/spaces/TEAM\">x</a>';",
        });
        await admin.PageAsync("Script links page", """<ac:structured-macro ac:name="script-links" ac:schema-version="1" />""");
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Script links page");
        await visit.AwaitMacroAsync("script-links");
        var address = visit.Page.Url;
        var inside = visit.Macro("script-links").FrameLocator("iframe.um-sandbox");

        foreach (var id in (string[])["site", "made"])
        {
            var opened = await visit.Page.Context.RunAndWaitForPageAsync(() => inside.Locator($"#{id}").ClickAsync());
            await ArriveAsync(visit, Home, id, opened);
        }

        await inside.Locator("#own").ClickAsync();
        await Expect(inside.Locator("#own")).ToBeVisibleAsync();
        visit.Page.Url.ShouldBe(address);
        await inside.Locator("#part").ClickAsync();
        await ArriveAsync(visit, address + "#there", "a part");
    }

    /// <summary>Where the site leads from the address of the space.</summary>
    string Home => $"{stage.SiteUrl}wiki/spaces/TEAM/pages/65540";

    async Task<(Visit Visit, string Address)> OpenAsync(string template)
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        var visit = await stage.VisitAsync("viewer");
        await ShowAsync(visit, admin, template);
        return (visit, visit.Page.Url);
    }

    async Task ShowAsync(Visit visit, AdminCalls admin, string template)
    {
        var title = $"Page of {_key}";
        await admin.PublishAsync(_key, new { name = "Links", language = "velocity", template });
        await admin.PageAsync(title, $"""<ac:structured-macro ac:name="{_key}" ac:schema-version="1" />""");
        await visit.OpenPageAsync(title);
        await visit.AwaitMacroAsync(_key);
        await Expect(visit.Page.Locator($"iframe[src*='/connect/render/{_key}?']")).ToHaveAttributeAsync("data-bridge", "ready");
    }

    static async Task ArriveAsync(Visit visit, string expected, string what, IPage? opened = null)
    {
        var page = opened ?? visit.Page;
        await visit.EventuallyAsync(
            () => Task.FromResult(
                page.Url.StartsWith(expected, StringComparison.Ordinal)
                    && (page.Url.Length == expected.Length || page.Url[expected.Length] is '/' or '?' or '#')),
            $"{what}: not {expected}");
        page.Url.ShouldNotContain(Ours, customMessage: what);
        page.Url.ShouldNotContain("jwt", customMessage: what);
    }
}
