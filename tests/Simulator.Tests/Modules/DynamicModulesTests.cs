using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Modules;

/// <summary>Modules registered at run time: docs/reference/connect-modules.md.</summary>
public sealed class DynamicModulesTests
{
    const string Path = "/rest/atlassian-connect/1/app/module/dynamic";

    [Fact]
    public async Task Get_AfterPost_ShowsThemLikeADescriptor()
    {
        await using var world = await World.StartInstalledAsync();

        (await world.AppAsync("POST", Path, Descriptors.Modules("um-a", "um-b"))).Status.ShouldBe(HttpStatusCode.OK);

        (await Keys(world)).ShouldBe(["um-a", "um-b"]);
    }

    [Fact]
    public async Task Post_OneInvalid_RegistersNone()
    {
        await using var world = await World.StartInstalledAsync();
        var request = JsonNode.Parse(Descriptors.Modules("um-a", "um-b", "um-c"))!;
        request["dynamicContentMacros"]![1]!["bodyType"] = "html";

        var answer = await world.AppAsync("POST", Path, request.ToJsonString());

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)answer.Json!["message"]).ShouldNotBeNull().ShouldContain("bodyType");
        world.Site.State.DynamicModules.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("um-a", "um-a", "within the request")]
    [InlineData("um-taken", "um-b", "registered before")]
    [InlineData("framed", "um-b", "in the descriptor")]
    public async Task Post_DuplicateKey_RegistersNone(string first, string second, string where)
    {
        await using var world = await World.StartInstalledAsync();
        await world.AppAsync("POST", Path, Descriptors.Modules("um-taken"));

        (await world.AppAsync("POST", Path, Descriptors.Modules(first, second))).Status.ShouldBe(HttpStatusCode.BadRequest, where);

        (await Keys(world)).ShouldBe(["um-taken"]);
    }

    [Fact]
    public async Task Post_WhileTheSiteIsDown_GetsTheStatusAsOftenAsWasAsked()
    {
        await using var world = await World.StartInstalledAsync();
        await FaultsAsync(world, """{"status":429,"retryAfter":7,"times":2}""");

        (await world.AppAsync("POST", Path, Descriptors.Modules("um-a"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await world.AppAsync("POST", Path, Descriptors.Modules("um-a"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await world.AppAsync("POST", Path, Descriptors.Modules("um-a"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_KeyThatIsRefused_RegistersNone()
    {
        await using var world = await World.StartInstalledAsync();
        await FaultsAsync(world, """{"refused":["um-b"]}""");

        (await world.AppAsync("POST", Path, Descriptors.Modules("um-a", "um-b"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await world.AppAsync("POST", Path, Descriptors.Modules("um-a"))).Status.ShouldBe(HttpStatusCode.OK);

        (await Keys(world)).ShouldBe(["um-a"]);
    }

    [Fact]
    public async Task Post_KeyThatIsDropped_KeepsTheOthers()
    {
        await using var world = await World.StartInstalledAsync();
        await FaultsAsync(world, """{"dropped":["um-b"]}""");

        (await world.AppAsync("POST", Path, Descriptors.Modules("um-a", "um-b"))).Status.ShouldBe(HttpStatusCode.OK);

        (await Keys(world)).ShouldBe(["um-a"]);
    }

    [Fact]
    public async Task Post_Beyond100_RegistersNone()
    {
        await using var world = await World.StartInstalledAsync();
        (await world.AppAsync("POST", Path, Descriptors.Modules(Enumerable.Range(1, 99).Select(number => $"um-{number}")))).Status.ShouldBe(HttpStatusCode.OK);

        (await world.AppAsync("POST", Path, Descriptors.Modules("um-100", "um-101"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        world.Site.State.DynamicModules.Count.ShouldBe(99);

        (await world.AppAsync("POST", Path, Descriptors.Modules("um-100"))).Status.ShouldBe(HttpStatusCode.OK);
        world.Site.State.DynamicModules.Count.ShouldBe(100);
    }

    [Theory]
    [InlineData("a_b")]
    [InlineData("ä")]
    [InlineData("")]
    public async Task Post_KeyOutsideTheRule_IsRefused(string key)
    {
        await using var world = await World.StartInstalledAsync();

        (await world.AppAsync("POST", Path, Descriptors.Modules(key))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_StaticMacros_AreRefusedUnlessTheSiteTakesThem()
    {
        await using var world = await World.StartInstalledAsync();
        var request = new JsonObject { ["staticContentMacros"] = new JsonArray(Descriptors.Macro("um-s")) }.ToJsonString();

        (await world.AppAsync("POST", Path, request)).Status.ShouldBe(HttpStatusCode.BadRequest);
        world.Site.Update(state => state with { AcceptsStaticModules = true });

        (await world.AppAsync("POST", Path, request)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"dynamicContentMacros":{}}""")]
    [InlineData("""{"webPanels":[]}""")]
    public async Task Post_NoSuchShape_IsRefused(string body)
    {
        await using var world = await World.StartInstalledAsync();

        (await world.AppAsync("POST", Path, body)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Delete_Named_LeavesTheOthersAndIgnoresUnknown()
    {
        await using var world = await World.StartInstalledAsync();
        await world.AppAsync("POST", Path, Descriptors.Modules("um-a", "um-b", "um-c"));

        (await world.AppAsync("DELETE", Path + "?moduleKey=um-c&moduleKey=um-a&moduleKey=nothing")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await Keys(world)).ShouldBe(["um-b"]);
    }

    [Fact]
    public async Task Delete_WithoutKeys_RemovesAll()
    {
        await using var world = await World.StartInstalledAsync();
        await world.AppAsync("POST", Path, Descriptors.Modules("um-a", "um-b"));

        (await world.AppAsync("DELETE", Path)).Status.ShouldBe(HttpStatusCode.NoContent);

        world.Site.State.DynamicModules.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reinstall_RestoresThem()
    {
        await using var world = await World.StartInstalledAsync();
        await world.AppAsync("POST", Path, Descriptors.Modules("um-a"));

        await world.Installer.ReinstallAsync(world.Site, TestContext.Current.CancellationToken);

        (await Keys(world)).ShouldBe(["um-a"]);
    }

    [Fact]
    public async Task Upgrade_DeclaresOneOfTheirKeys_DropsThemAll()
    {
        await using var world = await World.StartInstalledAsync();
        await world.AppAsync("POST", Path, Descriptors.Modules("um-a", "um-b"));
        world.App.Descriptor["modules"]!["dynamicContentMacros"]!.AsArray().Add(Descriptors.Macro("um-a"));

        (await world.InstallAsync()).Succeeded.ShouldBeTrue();

        world.Site.State.DynamicModules.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_ByAUser_IsRefused()
    {
        await using var world = await World.StartInstalledAsync();

        (await world.GetAsync("/wiki" + Path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    static async Task<IEnumerable<string>> Keys(World world) =>
        (await world.AppAsync("GET", Path)).Json!["dynamicContentMacros"]!.AsArray().Select(module => (string)module!["key"]!);

    static async Task FaultsAsync(World world, string faults)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, world.Site.Origin + "/_simulator/module-faults")
        {
            Content = new StringContent(faults, Encoding.UTF8, "application/json"),
        };
        (await world.SendAsync(request)).Status.ShouldBe(HttpStatusCode.NoContent);
    }
}
