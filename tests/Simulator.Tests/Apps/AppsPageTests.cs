using System.Net;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Tests.Apps;

public sealed class AppsPageTests
{
    const string Path = "/wiki/plugins/servlet/upm";

    [Theory]
    [InlineData("administrator", HttpStatusCode.OK)]
    [InlineData("author", HttpStatusCode.Forbidden)]
    [InlineData("anonymous", HttpStatusCode.Forbidden)]
    public async Task Show_IsForTheAdministrator(string user, HttpStatusCode expected)
    {
        await using var world = await World.StartInstalledAsync();

        (await world.GetAsync(Path, SimulatedUser.ByName(user))).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Uninstall_ByTheButton_RemovesTheApp()
    {
        await using var world = await World.StartInstalledAsync();

        (await PressAsync(world, "uninstall", SimulatedUser.Administrator)).ShouldBe(HttpStatusCode.Redirect);

        world.Site.State.Installation.ShouldBeNull();
    }

    [Fact]
    public async Task Uninstall_ByAnAuthor_IsForbidden()
    {
        await using var world = await World.StartInstalledAsync();

        (await PressAsync(world, "uninstall", SimulatedUser.Author)).ShouldBe(HttpStatusCode.Forbidden);

        world.Site.State.Installation.ShouldNotBeNull();
    }

    static async Task<HttpStatusCode> PressAsync(World world, string action, SimulatedUser user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{world.Site.Origin}{Path}/{action}") { Content = new FormUrlEncodedContent([]) };
        return (await world.SendAsync(request, user)).Status;
    }
}
