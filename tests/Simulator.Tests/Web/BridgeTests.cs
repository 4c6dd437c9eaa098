using System.Net;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Web;

/// <summary>Scripts and styles of the bridge (docs/reference/connect-bridge.md), and that nothing leaves the machine.</summary>
public sealed class BridgeTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    [Fact]
    public async Task AllJs_FetchesItsStyleSheetsFromTheSite()
    {
        var world = shared.World;

        var (status, script) = await world.GetAsync("/all.js");

        status.ShouldBe(HttpStatusCode.OK);
        script.ShouldContain($"var CDN_DOMAIN = \"{new Uri(world.Site.Origin).Authority}\"", Case.Sensitive);
        script.ShouldContain("var CDN_URL = \"http://\" + CDN_DOMAIN", Case.Sensitive);
        script.ShouldNotContain("connect-cdn.atl-paas.net");
    }

    [Theory]
    [InlineData("/themes/atlaskit-tokens_light.css", HttpStatusCode.OK)]
    [InlineData("/themes/atlaskit-tokens_dark.css", HttpStatusCode.OK)]
    [InlineData("/surfaces.css", HttpStatusCode.OK)]
    [InlineData("/legacy-text-colors.css", HttpStatusCode.OK)]
    [InlineData("/_static/bridge/connect-host.js", HttpStatusCode.OK)]
    [InlineData("/_static/main.js", HttpStatusCode.OK)]
    [InlineData("/themes/..%2fiframe.js", HttpStatusCode.NotFound)]
    [InlineData("/_static/..%2fUserMacro.Simulator.dll", HttpStatusCode.NotFound)]
    public async Task Files_AreThoseOfTheBrowserOnly(string path, HttpStatusCode expected)
    {
        var world = shared.World;

        (await world.GetAsync(path)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Page_RefersToNoOtherHost()
    {
        var world = shared.World;

        var (_, html) = await world.GetAsync("/wiki/spaces/TEAM/pages/65540");

        html.ShouldNotContain("https://");
        html.ShouldNotContain("src=\"//");
    }
}
