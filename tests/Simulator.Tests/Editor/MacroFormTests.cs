using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Editor;

public sealed class MacroFormTests
{
    [Fact]
    public async Task Catalogue_HoldsModulesOfTheDescriptorAndThoseRegisteredSince()
    {
        await using var world = await World.StartInstalledAsync();
        await world.AppAsync("POST", "/rest/atlassian-connect/1/app/module/dynamic", Descriptors.Modules("um-new"));

        var (_, body) = await world.GetAsync("/wiki/_editor/catalogue", SimulatedUser.Author);

        JsonNode.Parse(body)!.AsArray().Select(module => (string)module!["key"]!).ShouldBe(["framed", "static-get", "static-post", "um-new"]);
    }

    [Fact]
    public async Task Macro_New_IsStorageFormatWithAnId()
    {
        await using var world = await World.StartInstalledAsync();

        var (_, json) =
            await WriteAsync(
                world, new JsonObject { ["storage"] = "", ["name"] = "framed", ["values"] = new JsonObject { ["title"] = "T" }, ["body"] = "text" });

        var use = MacroFinder.All((string)json["storage"]!).Single();
        use.Id.ShouldNotBeEmpty();
        use.Parameter("title").ShouldBe("T");
        use.Body.ShouldBe("text");
    }

    [Fact]
    public async Task Macro_Edited_ReplacesThatOneAndKeepsTheRest()
    {
        await using var world = await World.StartInstalledAsync();
        const string Text =
            """<p>a &amp; b</p><ac:structured-macro ac:name="framed" ac:macro-id="m-1"><ac:parameter ac:name="title">old</ac:parameter>"""
            + """</ac:structured-macro><ac:structured-macro ac:name="framed" ac:macro-id="m-2" />""";

        var (_, json) =
            await WriteAsync(
                world, new JsonObject
                {
                    ["storage"] = Text,
                    ["macroId"] = "m-1", ["name"] = "framed", ["values"] = new JsonObject { ["title"] = "new" }, ["body"] = ""
                });

        var storage = (string)json["storage"]!;
        storage.ShouldStartWith("<p>a &amp; b</p>");
        MacroFinder.All(storage).Select(use => (use.Id, use.Parameter("title"))).ShouldBe([("m-1", "new"), ("m-2", null)]);
    }

    [Theory]
    [InlineData("nothing", null, "<p></p>", HttpStatusCode.NotFound)]
    [InlineData("static-get", null, "<p>", HttpStatusCode.UnprocessableEntity)]
    [InlineData("static-get", "gone", "<p></p>", HttpStatusCode.Conflict)]
    public async Task Macro_CannotBeWritten_SaysWhy(string name, string? macroId, string body, HttpStatusCode expected)
    {
        await using var world = await World.StartInstalledAsync();

        var (status, json) =
            await WriteAsync(
                world, new JsonObject { ["storage"] = "<p></p>", ["macroId"] = macroId, ["name"] = name, ["values"] = new JsonObject(), ["body"] = body });

        status.ShouldBe(expected);
        ((string?)json["detail"]).ShouldNotBeNullOrEmpty();
    }

    static async Task<(HttpStatusCode Status, JsonObject Json)> WriteAsync(World world, JsonObject request)
    {
        using var message =
            new HttpRequestMessage(
                HttpMethod.Post, world.Site.Origin + "/wiki/_editor/macro")
            { Content = new StringContent(request.ToJsonString(), null, "application/json") };
        var (status, body) = await world.SendAsync(message, SimulatedUser.Author);
        return (status, JsonNode.Parse(body)!.AsObject());
    }
}
