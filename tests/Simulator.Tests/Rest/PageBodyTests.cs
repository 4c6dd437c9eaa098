using System.Net;
using Microsoft.AspNetCore.Http;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Rest;

/// <summary>Bodies of pages as REST readers get them: docs/reference/confluence-rest.md#bodies-of-pages.</summary>
public sealed class PageBodyTests
{
    const string Macros =
        """<p>page</p><ac:structured-macro ac:name="static-get"><ac:parameter ac:name="title">T</ac:parameter></ac:structured-macro>"""
        + """<ac:structured-macro ac:name="framed"><ac:plain-text-body><![CDATA[secret]]></ac:plain-text-body></ac:structured-macro>""";

    [Theory]
    [InlineData("view")]
    [InlineData("export_view")]
    [InlineData("styled_view")]
    public async Task Get_Rendered_HoldsTheOutputOfStaticMacros(string representation)
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = context =>
        {
            context.Response.ContentType = "text/html;charset=UTF-8";
            return context.Response.WriteAsync("<b>from the app</b>");
        };
        var page = world.Publish(Macros);

        var first = await FirstAsync(world, page, representation);
        var second = await SecondAsync(world, page, representation);

        first.ShouldBe(second);
        first.ShouldContain("<p>page</p>");
        first.ShouldContain("<b>from the app</b>");
    }

    [Fact]
    public async Task Get_View_LeavesTheContainerOfAFramedMacro()
    {
        await using var world = await World.StartInstalledAsync();
        var view = await FirstAsync(world, world.Publish(Macros), "view");
        view.ShouldContain("""<div class="ap-container conf-macro output-block" data-hasbody="true" data-macro-name="framed"></div>""");
        world.App.ReceivedAt("/app/framed").ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_ExportView_AsksTheRenderModeOfAFramedMacro()
    {
        await using var world = await World.StartInstalledAsync();
        await FirstAsync(world, world.Publish(Macros), "export_view");
        world.App.ReceivedAt("/app/mode").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_ReplacedVersion_IsThatVersions()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish("<p>old</p>");
        page = world.Publish("<p>new</p>", page.Title, page.Id);

        var (_, json) = await world.AppAsync("GET", $"/rest/api/content/{page.Id}?status=historical&version=1&expand=body.storage,body.view");

        ((string?)json!["body"]!["storage"]!["value"]).ShouldBe("<p>old</p>");
        ((string?)json["body"]!["view"]!["value"]).ShouldBe("<p>old</p>");
        (await world.AppAsync("GET", $"/rest/api/content/{page.Id}?status=historical&version=3")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    static async Task<string> FirstAsync(World world, Page page, string representation) =>
        (string)(await world.AppAsync("GET", $"/rest/api/content/{page.Id}?expand=body.{representation}")).Json!["body"]![representation]!["value"]!;

    static async Task<string> SecondAsync(World world, Page page, string representation) =>
        (string)(await world.AppAsync("GET", $"/api/v2/pages/{page.Id}?body-format={representation}")).Json!["body"]![representation]!["value"]!;
}
