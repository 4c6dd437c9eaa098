using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Control;

/// <summary>The interface for tests, as the README of the simulator lists it.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task Install_AppAnswers_ShowsTheSiteWithItsSecret()
    {
        await using var world = await World.StartAsync();

        var (status, json) = await PostAsync(world, "/install", new JsonObject { ["descriptorUrl"] = world.App.DescriptorUrl.ToString() });

        status.ShouldBe(HttpStatusCode.OK);
        ((string?)json!["sharedSecret"]).ShouldBe(world.Installation.SharedSecret);
        ((string?)json["clientKey"]).ShouldBe(world.Site.State.ClientKey);
        json["lifecycle"]!.AsArray().Select(entry => (string)entry!["event"]!).ShouldBe(["enabled", "installed"]);
    }

    [Fact]
    public async Task Install_NoDescriptorThere_SaysSo()
    {
        await using var world = await World.StartAsync();

        var (status, json) = await PostAsync(world, "/install", new JsonObject { ["descriptorUrl"] = world.App.BaseUrl + "/nothing" });

        status.ShouldBe(HttpStatusCode.BadGateway);
        ((string?)json!["detail"]).ShouldNotBeNull().ShouldContain("/nothing");
    }

    [Fact]
    public async Task Token_OfAMacro_IsAContextTokenThatNamesIt()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish("""<ac:structured-macro ac:name="framed" />""");
        var macro = MacroFinder.All(page.Current.Body).Single();

        var (_, json) = await PostAsync(world, "/token", new JsonObject { ["user"] = "viewer", ["pageId"] = page.Id, ["macroId"] = macro.Id });

        ConnectToken.TryParse((string?)json!["token"], out var token).ShouldBeTrue();
        new HostTokenVerifier(world.Time).VerifyContext(token!, [world.Installation.SharedSecret]).ShouldBe(TokenFault.None);
        (token!.Subject, token.Context.ContentId, token.Context.MacroId).ShouldBe((SimulatedUser.Viewer.AccountId, page.Id, macro.Id));
    }

    [Fact]
    public async Task Sign_ARequest_IsForThatRequestOnly()
    {
        await using var world = await World.StartInstalledAsync();

        var (_, json) = await PostAsync(world, "/sign", new JsonObject { ["method"] = "GET", ["target"] = "/render/x?a=1" });

        ((string?)json!["url"]).ShouldBe(world.App.BaseUrl + "/render/x?a=1");
        ConnectToken.TryParse((string?)json["token"], out var token).ShouldBeTrue();
        var verifier = new HostTokenVerifier(world.Time);
        verifier.Verify(token!, [world.Installation.SharedSecret], new SignedRequest("GET", "/app/render/x?a=1", "/app")).ShouldBe(TokenFault.None);
        verifier.Verify(token!, [world.Installation.SharedSecret], new SignedRequest("GET", "/app/render/x?a=2", "/app")).ShouldBe(TokenFault.WrongQueryHash);
    }

    [Fact]
    public async Task Pages_Posted_AreListedWithTheirMacrosAndFrames()
    {
        await using var world = await World.StartInstalledAsync();

        var (_, page) = await PostAsync(world, "/pages", new JsonObject { ["title"] = "New", ["storage"] = """<ac:structured-macro ac:name="framed" />""" });

        var (_, list) = await world.GetAsync("/_simulator/pages");
        JsonNode.Parse(list)!.AsArray().Select(each => (string)each!["title"]!).ShouldContain("New");
        var (_, frames) = await world.GetAsync($"/_simulator/pages/{page!["id"]}/frames?user=viewer");
        JsonNode.Parse(frames)!.AsArray().Select(frame => (string)frame!["macroId"]!).ShouldBe([(string)page["macros"]![0]!["id"]!]);
    }

    [Fact]
    public async Task Seed_NotAskedFor_IsNotDone()
    {
        await using var world = await World.StartAsync();

        (await world.GetAsync("/_simulator/seed")).Body.ShouldContain("\"done\":false");
    }

    static async Task<(HttpStatusCode Status, JsonNode? Json)> PostAsync(World world, string path, JsonObject body)
    {
        using var request =
            new HttpRequestMessage(
                HttpMethod.Post, world.Site.Origin + "/_simulator" + path)
            { Content = new StringContent(body.ToJsonString(), null, "application/json") };
        var (status, text) = await world.SendAsync(request);
        return (status, JsonNode.Parse(text));
    }
}
