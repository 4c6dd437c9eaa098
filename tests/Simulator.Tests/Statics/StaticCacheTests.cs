using Microsoft.AspNetCore.Http;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Statics;

/// <summary>Caching of static answers: docs/reference/static-output.md#caching.</summary>
public sealed class StaticCacheTests
{
    const string Macro = """<ac:structured-macro ac:name="static-get"><ac:parameter ac:name="title">one</ac:parameter></ac:structured-macro>""";

    [Fact]
    public async Task View_MaxAge_ServesWithoutAskingUntilItIsOver()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, "public, max-age=60", tag: null);

        await ViewAsync(world, page);
        (await ViewAsync(world, page)).ShouldContain("answer 1");
        world.Time.Advance(TimeSpan.FromSeconds(61));

        (await ViewAsync(world, page)).ShouldContain("answer 2");
    }

    [Fact]
    public async Task View_NoCacheWithETag_AsksEachTimeWithTheTagAndKeepsOn304()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, "no-cache", "\"v1\"");

        await ViewAsync(world, page);
        (await ViewAsync(world, page)).ShouldContain("answer 1");

        var asked = world.App.ReceivedAt("/app/static");
        asked.Select(request => request.IfNoneMatch).ShouldBe([null, "\"v1\""]);
    }

    [Fact]
    public async Task View_ETagChanged_ShowsTheNewAnswer()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, "no-cache", "\"v1\"");
        await ViewAsync(world, page);

        Answer(world, "no-cache", "\"v2\"");

        (await ViewAsync(world, page)).ShouldContain("answer 2");
    }

    [Theory]
    [InlineData("no-store", "\"v1\"")]
    [InlineData("", null)]
    [InlineData("max-age=0", null)]
    public async Task View_NothingToKeepBy_AsksAnewWithoutATag(string control, string? tag)
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, control, tag);

        await ViewAsync(world, page);
        await ViewAsync(world, page);

        world.App.ReceivedAt("/app/static").Select(request => request.IfNoneMatch).ShouldBe([null, null]);
    }

    [Fact]
    public async Task View_OtherUser_SharesTheEntry()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, "max-age=60", tag: null);

        await ViewAsync(world, page);
        (await world.ViewAsync(page, SimulatedUser.Anonymous)).Body.ShouldContain("answer 1");

        world.App.ReceivedAt("/app/static").Count.ShouldBe(1);
    }

    [Fact]
    public async Task View_NewPageVersion_IsAnotherUrlAndAsksAnew()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, "max-age=60", tag: null);
        await ViewAsync(world, page);

        await ViewAsync(world, world.Publish(page.Current.Body, page.Title, page.Id));

        world.App.ReceivedAt("/app/static").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("no-cache, stale-if-error=60", 59, true)]
    [InlineData("no-cache, stale-if-error=60", 61, false)]
    [InlineData("no-cache", 1, false)]
    [InlineData("no-cache, stale-if-error=x", 1, false)]
    public async Task View_AppFails_ShowsWhatIsKeptAsLongAsTheAppAllowed(string control, int seconds, bool shown)
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, control, "\"v1\"");
        await ViewAsync(world, page);
        world.Time.Advance(TimeSpan.FromSeconds(seconds));
        world.App.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };

        var view = await ViewAsync(world, page);

        view.Contains("answer 1", StringComparison.Ordinal).ShouldBe(shown);
        view.Contains("Error rendering macro", StringComparison.Ordinal).ShouldBe(!shown);
    }

    [Fact]
    public async Task View_AppIsGone_ShowsWhatIsKept()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish(Macro);
        Answer(world, "no-cache, stale-if-error=60", "\"v1\"");
        await ViewAsync(world, page);

        await world.App.DisposeAsync();

        (await ViewAsync(world, page)).ShouldContain("answer 1");
    }

    static async Task<string> ViewAsync(World world, Page page) => (await world.ViewAsync(page, SimulatedUser.Viewer)).Body;

    static void Answer(World world, string control, string? tag) => world.App.Answer = async context =>
    {
        if (control.Length > 0)
        {
            context.Response.Headers.CacheControl = control;
        }

        if (tag is not null)
        {
            context.Response.Headers.ETag = tag;
        }

        if (tag is not null && context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "text/html;charset=UTF-8";
        await context.Response.WriteAsync($"<p>answer {world.App.ReceivedAt("/app/static").Count}</p>");
    };
}
