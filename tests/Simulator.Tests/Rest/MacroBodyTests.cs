using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;
using UserMacro.Simulator.Tests.Frames;

namespace UserMacro.Simulator.Tests.Rest;

/// <summary>Bodies, conversion and who may read what: docs/reference/confluence-rest.md.</summary>
public sealed class MacroBodyTests
{
    const string Rich =
        """<ac:structured-macro ac:name="static-get"><ac:parameter ac:name="title">T</ac:parameter><ac:rich-text-body>"""
        + """<p>one <ac:structured-macro ac:name="framed" /></p></ac:rich-text-body></ac:structured-macro>""";
    const string Framed = """<ac:structured-macro ac:name="framed"><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body></ac:structured-macro>""";

    [Fact]
    public async Task Get_ByVersionAndId_IsTheBodyOfThatVersion()
    {
        await using var world = await World.StartInstalledAsync();
        var first = world.Publish(Framed);
        var id = MacroFinder.All(first.Current.Body).Single().Id;
        world.Publish(first.Current.Body.Replace("a < b", "changed", StringComparison.Ordinal), first.Title, first.Id);

        (await BodyAsync(world, first, 1, id)).ShouldBe("a < b");
        (await BodyAsync(world, first, 2, id)).ShouldBe("changed");
        (await BodyAsync(world, first, 0, id)).ShouldBe("changed", "0 is the current version");
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(1, "no-such-macro")]
    public async Task Get_NoSuchVersionOrMacro_IsNotFound(int version, string? macroId)
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Framed);

        (await world.AppAsync("GET", Path(page, version, macroId ?? MacroFinder.All(page.Current.Body).Single().Id))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_Page_HasTheStorageFormatOfTheVersionThatIsAskedFor()
    {
        await using var world = await World.StartInstalledAsync();
        var first = world.Publish(Framed);
        world.Publish(first.Current.Body.Replace("a < b", "changed", StringComparison.Ordinal), first.Title, first.Id);

        (await StorageAsync("&version=1")).ShouldContain("a < b");
        (await StorageAsync("&version=2")).ShouldContain("changed");
        (await StorageAsync("")).ShouldContain("changed");
        (await world.AppAsync("GET", $"/api/v2/pages/{first.Id}?body-format=storage&version=3")).Status.ShouldBe(HttpStatusCode.NotFound);

        async Task<string> StorageAsync(string version) =>
            (await world.AppAsync("GET", $"/api/v2/pages/{first.Id}?body-format=storage{version}")).Json!["body"]!["storage"]!["value"]!.GetValue<string>();
    }

    [Fact]
    public async Task Get_ThroughAFrame_HasTheViewersRights()
    {
        await using var world = await World.StartInstalledAsync();
        var open = world.Publish(Framed, "Open");
        var closed = world.Publish(Framed, "Closed", readers: ["author"]);
        var ticket = (string)(await FrameTests.FrameAsync(world, open, SimulatedUser.Viewer))["ticket"]!;

        (await ThroughFrameAsync(world, Path(open, 1, Id(open)), ticket, SimulatedUser.Viewer)).ShouldBe(HttpStatusCode.OK);
        (await ThroughFrameAsync(world, Path(closed, 1, Id(closed)), ticket, SimulatedUser.Viewer)).ShouldBe(HttpStatusCode.NotFound);
        (await ThroughFrameAsync(world, Path(open, 1, Id(open)), ticket, SimulatedUser.Author)).ShouldBe(
            HttpStatusCode.Unauthorized, "the ticket is the viewer's");
        (await world.AppAsync("GET", Path(closed, 1, Id(closed)))).Status.ShouldBe(HttpStatusCode.OK, "the app may see more than a viewer");
    }

    [Fact]
    public async Task Get_ThroughAFrameOfAnAppWithoutTheScope_IsForbidden()
    {
        await using var world = await World.StartAsync();
        world.App.Descriptor["scopes"] = new JsonArray("NONE");
        (await world.InstallAsync()).Succeeded.ShouldBeTrue();
        var page = world.Publish(Framed);
        var ticket = (string)(await FrameTests.FrameAsync(world, page, SimulatedUser.Viewer))["ticket"]!;

        (await ThroughFrameAsync(world, Path(page, 1, Id(page)), ticket, SimulatedUser.Viewer)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Convert_RichBody_BecomesHtmlWithoutTheAppsMacros()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Rich);

        var (status, json) = await world.AppAsync("GET", Path(page, 1, Id(page)) + "/convert/view");

        status.ShouldBe(HttpStatusCode.OK);
        var html = (string)json!["value"]!;
        html.ShouldStartWith("<p>one ");
        html.ShouldNotContain("data-frame");
        html.ShouldNotContain("jwt");
    }

    [Fact]
    public async Task Convert_Async_IsAtWorkFirstAndDoneThen()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Rich);
        var id = (string)(await world.AppAsync("GET", Path(page, 1, Id(page)) + "/convert/async/view")).Json!["asyncId"]!;
        var path = "/rest/api/contentbody/convert/async/" + id;

        ((string?)(await world.AppAsync("GET", path)).Json!["status"]).ShouldBe("WORKING");
        ((string?)(await world.AppAsync("GET", path)).Json!["status"]).ShouldBe("COMPLETED");
        world.Time.Advance(TimeSpan.FromMinutes(5.1));

        (await world.AppAsync("GET", path)).Status.ShouldBe(HttpStatusCode.NotFound, "results are kept 5 minutes");
    }

    [Theory]
    [InlineData("""{"value":"<p>a</p>","representation":"storage"}""", HttpStatusCode.OK)]
    [InlineData("""{"value":"<p>a","representation":"storage"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"<p>a</p>","representation":"wiki"}""", HttpStatusCode.BadRequest)]
    public async Task Convert_PostedBody_MustBeStorageFormat(string body, HttpStatusCode expected)
    {
        await using var world = await World.StartInstalledAsync();

        (await world.AppAsync("POST", "/rest/api/contentbody/convert/view", body)).Status.ShouldBe(expected);
    }

    static string Id(Page page) => MacroFinder.All(page.Current.Body)[0].Id;

    static string Path(Page page, int version, string macroId) => $"/rest/api/content/{page.Id}/history/{version}/macro/id/{macroId}";

    static async Task<string?> BodyAsync(World world, Page page, int version, string id) =>
        (string?)(await world.AppAsync("GET", Path(page, version, id))).Json!["body"];

    static async Task<HttpStatusCode> ThroughFrameAsync(World world, string path, string ticket, SimulatedUser user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, world.Site.BaseUrl + path);
        request.Headers.Add(FrameContextTickets.Header, ticket);
        return (await world.SendAsync(request, user)).Status;
    }
}
