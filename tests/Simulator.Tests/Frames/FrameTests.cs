using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Frames;

/// <summary>Addresses and tokens of frames: docs/reference/connect-descriptor.md#addresses, docs/reference/connect-tokens.md.</summary>
public sealed partial class FrameTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    const string Framed = """<ac:structured-macro ac:name="framed"><ac:parameter ac:name="title">T</ac:parameter></ac:structured-macro>""";

    [Fact]
    public async Task View_FramedMacro_IsAddressedWithATokenForExactlyThatRequest()
    {
        var world = shared.World;
        var page = world.Publish(Framed);

        var frame = await FrameAsync(world, page, SimulatedUser.Viewer);

        var url = new Uri((string)frame["url"]!);
        var token = Token(url);
        Verify(world, token, url).ShouldBe(TokenFault.None);
        token.Issuer.ShouldBe(world.Site.State.ClientKey);
        token.Subject.ShouldBe(SimulatedUser.Viewer.AccountId);
        token.Expires.ShouldBe(token.IssuedAt.AddSeconds(180));
        token.Context.ContentId.ShouldBe(page.Id);
        token.Context.ContentVersion.ShouldBe("1");
        token.Context.SpaceKey.ShouldBe(page.SpaceKey);
        token.Context.OutputType.ShouldBe("display");
        token.Context.MacroId.ShouldNotBeNullOrEmpty();
        foreach (var name in (string[])["xdm_e", "xdm_c", "cp", "xdm_deprecated_addon_key_do_not_use", "lic", "cv", "jwt"])
        {
            url.Query.ShouldContain(
            $"&{name}=");
        }

        url.Query.ShouldContain("xdm_e=" + Uri.EscapeDataString(world.Site.Origin));
    }

    [Fact]
    public async Task View_FramedMacro_Altered_NoLongerVerifies()
    {
        await using var world = await World.StartInstalledAsync();
        var url = new Uri((string)(await FrameAsync(world, world.Publish(Framed), SimulatedUser.Viewer))["url"]!);

        Verify(world, Token(url), new Uri(url.AbsoluteUri.Replace("title=T", "title=U", StringComparison.Ordinal))).ShouldBe(TokenFault.WrongQueryHash);
        world.Time.Advance(TimeSpan.FromSeconds(180 + 31));
        Verify(world, Token(url), url).ShouldBe(TokenFault.Expired);
    }

    [Fact]
    public async Task View_AsAnonymous_NamesNoSubject()
    {
        var world = shared.World;

        var frame = await FrameAsync(world, world.Publish(Framed), SimulatedUser.Anonymous);

        Token(new Uri((string)frame["url"]!)).Subject.ShouldBeNull();
    }

    [Fact]
    public async Task Preview_FramedMacro_NamesAVersionThatDoesNotExistYet()
    {
        var world = shared.World;
        var page = world.Publish(Framed);
        using var request = new HttpRequestMessage(HttpMethod.Post, world.Site.Origin + "/wiki/_pages/preview")
        {
            Content = new StringContent(
                new JsonObject { ["spaceKey"] = page.SpaceKey, ["pageId"] = page.Id, ["title"] = page.Title, ["storage"] = page.Current.Body }.ToJsonString(),
                    null, "application/json"),
        };

        var frame = FrameOf((await world.SendAsync(request, SimulatedUser.Author)).Body);

        var token = Token(new Uri((string)frame["url"]!));
        token.Context.OutputType.ShouldBe("preview");
        token.Context.ContentVersion.ShouldBe("2");
        (await world.AppAsync("GET", $"/rest/api/content/{page.Id}/history/2/macro/id/{token.Context.MacroId}")).Status.ShouldBe(
            HttpStatusCode.NotFound, "the version of a preview does not exist yet");
    }

    [Fact]
    public async Task Export_FramedMacro_ShowsItsRenderModeInstead()
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = async context =>
        {
            context.Response.ContentType = "text/html";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "<p>for paper</p>");
        };

        var (_, body) = await world.GetAsync(PageLinks.View(world.Publish(Framed)) + "/export?to=pdf", SimulatedUser.Viewer);

        body.ShouldContain("<p>for paper</p>");
        world.App.Received[^1].Target.ShouldBe("/app/mode?title=T&out=pdf");
    }

    [Fact]
    public async Task Token_ForTheFramesTicket_IsAContextTokenOfThatFrame()
    {
        var world = shared.World;
        var page = world.Publish(Framed);
        var frame = await FrameAsync(world, page, SimulatedUser.Viewer);

        var (status, body) = await TokenAsync(world, (string)frame["ticket"]!, SimulatedUser.Viewer);

        status.ShouldBe(HttpStatusCode.OK);
        ConnectToken.TryParse((string?)JsonNode.Parse(body)!["token"], out var token).ShouldBeTrue();
        new HostTokenVerifier(world.Time).VerifyContext(token!, [world.Installation.SharedSecret]).ShouldBe(TokenFault.None);
        token!.Subject.ShouldBe(SimulatedUser.Viewer.AccountId);
        token.Context.ContentId.ShouldBe(page.Id);
    }

    [Fact]
    public async Task Token_ByAnotherUserOrWithoutTicket_IsRefused()
    {
        var world = shared.World;
        var frame = await FrameAsync(world, world.Publish(Framed), SimulatedUser.Viewer);

        (await TokenAsync(world, (string)frame["ticket"]!, SimulatedUser.Administrator)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await TokenAsync(world, "none", SimulatedUser.Viewer)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("administrator", HttpStatusCode.OK)]
    [InlineData("author", HttpStatusCode.Forbidden)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("anonymous", HttpStatusCode.Forbidden)]
    public async Task AdminPage_IsServedToTheAdministratorOnly(string user, HttpStatusCode expected)
    {
        var world = shared.World;

        var (status, body) =
            await world.GetAsync($"/wiki/plugins/servlet/ac/{Descriptors.AppKey}/admin?ac.tab=two%20words&page.id=7", SimulatedUser.ByName(user));

        status.ShouldBe(expected);
        body.Contains("data-frame", StringComparison.Ordinal).ShouldBe(expected is HttpStatusCode.OK);
        if (expected is HttpStatusCode.OK)
        {
            ((string)FrameOf(body)["url"]!).ShouldContain(
                "/app/admin?tab=two%20words&page=&", customMessage: "only ac.* reaches a page, where its URL names it");
        }
    }

    static Task<(HttpStatusCode Status, string Body)> TokenAsync(World world, string ticket, SimulatedUser user)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, world.Site.Origin + "/wiki/_frames/token");
        request.Headers.Add(FrameContextTickets.Header, ticket);
        return world.SendAsync(request, user);
    }

    internal static async Task<JsonObject> FrameAsync(World world, Page page, SimulatedUser user) => FrameOf((await world.ViewAsync(page, user)).Body);

    static JsonObject FrameOf(string html) => JsonNode.Parse(WebUtility.HtmlDecode(Frame().Match(html).Groups["json"].Value))!.AsObject();

    static ConnectToken Token(Uri url) =>
        ConnectToken.TryParse(url.Query[(url.Query.IndexOf("jwt=", StringComparison.Ordinal) + 4)..], out var token)
            ? token
            : throw new InvalidOperationException("no token");

    static TokenFault Verify(World world, ConnectToken token, Uri url) =>
        new HostTokenVerifier(world.Time).Verify(token, [world.Installation.SharedSecret], new SignedRequest("GET", url.PathAndQuery, "/app"));

    [GeneratedRegex("data-frame=\"(?<json>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Frame();
}
