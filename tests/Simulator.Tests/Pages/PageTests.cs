using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Pages;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Pages;

public sealed class PageTests
{
    [Fact]
    public async Task Publish_MacroWithoutId_GetsOneAndKeepsIt()
    {
        await using var world = await World.StartAsync();

        var first = world.Publish("""<ac:structured-macro ac:name="framed" /><ac:structured-macro ac:name="framed" />""");
        var second = world.Publish(first.Current.Body + "<p>more</p>", first.Title, first.Id);

        var ids = MacroFinder.All(first.Current.Body).Select(use => use.Id).ToList();
        ids.ShouldAllBe(id => id.Length > 0);
        ids.ShouldBeUnique();
        MacroFinder.All(second.Current.Body).Select(use => use.Id).ShouldBe(ids);
        second.Versions.Select(version => version.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task View_AttachedPicture_IsDrawnForThoseWhoSeeItsPage()
    {
        await using var world = await World.StartAsync();
        var page = world.Publish("""<ac:image><ri:attachment ri:filename="chart.png" /></ac:image><ac:image><ri:attachment ri:filename="none.png" /></ac:image>""");
        world.Site.Update(state => state with
        {
            Pages = state.Pages.Replace(page, page with { Files = [new("chart.png", "image/png", 10)], Readers = ["viewer"] }),
        });
        var address = $"/wiki/download/attachments/{page.Id}/chart.png";

        var view = (await world.ViewAsync(page, SimulatedUser.Viewer)).Body;

        view.ShouldContain($"<img src=\"{address}\"");
        view.ShouldNotContain("none.png");
        (await world.GetAsync(address, SimulatedUser.Viewer)).Body.ShouldContain("<svg");
        (await world.GetAsync(address, SimulatedUser.Anonymous)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Publish_OverAnotherVersion_IsAConflict()
    {
        await using var world = await World.StartAsync();
        var page = world.Publish("<p>1</p>");
        world.Publish("<p>2</p>", page.Title, page.Id);

        var result = world.Simulator.Services.GetRequiredService<PageCollection>()
            .Publish(world.Site, new PageEdit(page.Id, page.SpaceKey, ParentId: null, page.Title, "<p>3</p>", BaseVersion: 1), SimulatedUser.Author);

        result.Status.ShouldBe((int)HttpStatusCode.Conflict);
        world.Site.State.Pages.Single(found => found.Id == page.Id).Current.Body.ShouldBe("<p>2</p>");
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("anonymous")]
    public async Task Publish_ByAReader_IsForbidden(string user)
    {
        await using var world = await World.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, world.Site.Origin + "/wiki/_pages/publish")
        {
            Content = new FormUrlEncodedContent(
                [KeyValuePair.Create("spaceKey", "TEAM"), KeyValuePair.Create("title", "New"), KeyValuePair.Create("storage", "<p>x</p>")]),
        };

        (await world.SendAsync(request, SimulatedUser.ByName(user))).Status.ShouldBe(HttpStatusCode.Forbidden);

        world.Site.State.Pages.ShouldNotContain(page => page.Title == "New");
    }

    [Fact]
    public async Task View_RestrictedPage_IsNotFoundForOthersAndNotInTheirTree()
    {
        await using var world = await World.StartAsync();
        var page = world.Publish("<p>x</p>", "Hidden from the viewer", readers: ["author"]);

        (await world.ViewAsync(page, SimulatedUser.Author)).Status.ShouldBe(HttpStatusCode.OK);
        var (status, body) = await world.ViewAsync(page, SimulatedUser.Viewer);

        status.ShouldBe(HttpStatusCode.NotFound);
        body.ShouldNotContain("Hidden from the viewer");
    }

    [Fact]
    public async Task Sites_DoNotShareAnything()
    {
        await using var world = await World.StartInstalledAsync();

        world.Publish("<p>x</p>", "Only on site 1");

        world.OtherSite.State.Installation.ShouldBeNull();
        world.OtherSite.State.ClientKey.ShouldNotBe(world.Site.State.ClientKey);
        world.OtherSite.State.Pages.ShouldNotContain(page => page.Title == "Only on site 1");
    }

    [Fact]
    public async Task Restart_WithADataFolder_KeepsPagesInstallationAndKey()
    {
        var folder = Directory.CreateTempSubdirectory("simulator-").FullName;
        try
        {
            Page page;
            string secret, clientKey;
            await using (var world = await World.StartAsync(folder))
            {
                (await world.InstallAsync()).Succeeded.ShouldBeTrue();
                page = world.Publish("<p>kept</p>", "Kept");
                (secret, clientKey) = (world.Installation.SharedSecret, world.Site.State.ClientKey);
            }

            await using var again = await World.StartAsync(folder);

            again.Site.State.ClientKey.ShouldBe(clientKey);
            again.Installation.SharedSecret.ShouldBe(secret);
            (await again.ViewAsync(page)).Body.ShouldContain("<p>kept</p>");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
