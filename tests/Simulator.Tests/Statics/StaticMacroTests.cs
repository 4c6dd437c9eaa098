using Microsoft.AspNetCore.Http;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Statics;

/// <summary>Requests for static output: docs/reference/static-output.md.</summary>
public sealed class StaticMacroTests
{
    const string Get =
        """<ac:structured-macro ac:name="static-get"><ac:parameter ac:name="title">a &amp; b</ac:parameter><ac:rich-text-body><p>body</p>"""
        + """</ac:rich-text-body></ac:structured-macro>""";
    const string Post =
        """<ac:structured-macro ac:name="static-post"><ac:parameter ac:name="title">a b+c</ac:parameter><ac:rich-text-body><p>long</p>"""
        + """</ac:rich-text-body></ac:structured-macro>""";

    [Fact]
    public async Task View_Get_AsksSignedWithTheTokenInTheHeader()
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = Storage("<p>from the app</p>");

        var body = await ViewAsync(world, world.Publish(Get));

        body.ShouldContain("<p>from the app</p>");
        var request = world.App.Received[^1];
        request.Target.ShouldBe("/app/static?title=a%20%26%20b&page.version=1&body=%3Cp%3Ebody%3C%2Fp%3E");
        Fault(world, request, new SignedRequest("GET", request.Target, "/app")).ShouldBe(TokenFault.None);
    }

    [Fact]
    public async Task View_Post_MovesAllParametersIntoAChunkedFormThatTheHashCovers()
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = Storage("<p>posted</p>");
        var page = world.Publish(Post.Replace("<p>long</p>", $"<p>{new string('x', 500)}</p>", StringComparison.Ordinal));

        (await ViewAsync(world, page)).ShouldContain("<p>posted</p>");

        var request = world.App.Received[^1];
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/app/posted");
        request.TransferEncoding.ShouldBe("chunked");
        var form =
            request.Body.Split('&').Select(pair => pair.Split('=')).ToDictionary(
                pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal);
        form["title"].ShouldBe("a b+c");
        form["body"].ShouldBe($"<p>{new string('x', 500)}</p>", "a posted body is whole");
        Fault(world, request, new SignedRequest("POST", request.Target, "/app", form)).ShouldBe(TokenFault.None);
    }

    [Theory]
    [InlineData("<ac:link><ri:page ri:content-title=\"Nowhere\"/><ac:plain-text-link-body><![CDATA[there]]></ac:plain-text-link-body></ac:link>", "there")]
    [InlineData("<ac:structured-macro ac:name=\"status\"><ac:parameter ac:name=\"title\">Done</ac:parameter></ac:structured-macro>", "Done")]
    public async Task View_AnswerHoldsConfluencesOwnElements_ShowsThem(string answer, string said)
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = Storage(answer);

        var body = await ViewAsync(world, world.Publish(Get));

        body.ShouldContain(said);
        body.ShouldNotContain("Error rendering macro");
    }

    [Theory]
    [InlineData(500, "text/html", "<p>x</p>", "status 500")]
    [InlineData(302, "text/html", "<p>x</p>", "status 302")]
    [InlineData(200, "application/json", "{}", "something else")]
    [InlineData(200, "text/html; charset=iso-8859-1", "<p>x</p>", "UTF-8")]
    [InlineData(200, "text/html", "<p>x", "not well formed")]
    [InlineData(200, "text/html", "<p>&nbsp;</p>", "not well formed")]
    [InlineData(200, "text/html", "<!DOCTYPE html><p>x</p>", "not well formed")]
    [InlineData(200, "text/html", "<p>x</p><script>1</script>", "script")]
    [InlineData(200, "text/html", "<p onclick=\"x\">x</p>", "onclick")]
    public async Task View_AnswerIsNoStorageFormat_ShowsAnErrorInPlace(int status, string type, string answer, string said)
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = Storage(answer, type, status);

        var body = await ViewAsync(world, world.Publish("<p>before</p>" + Get + "<p>after</p>"));

        body.ShouldContain("Error rendering macro");
        body.ShouldContain(said);
        body.ShouldContain("<p>before</p>");
        body.ShouldContain("<p>after</p>");
        body.ShouldNotContain("<script>1");
        body.ShouldNotContain("onclick=");
    }

    [Fact]
    public async Task View_AppTooSlow_ShowsAnErrorInPlace()
    {
        await using var world = await World.StartAsync(dataPath: null, "--Simulator:AppTimeout=00:00:00.5");
        (await world.InstallAsync()).Succeeded.ShouldBeTrue();
        world.App.Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        (await ViewAsync(world, world.Publish(Get))).ShouldContain("took too long");
    }

    [Fact]
    public async Task View_AnswerHoldsMacros_RendersThem()
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer =
            Storage("""<ac:structured-macro ac:name="warning"><ac:rich-text-body><ac:structured-macro ac:name="framed" /></ac:rich-text-body>"""
                + """</ac:structured-macro>""");

        var body = await ViewAsync(world, world.Publish(Get));

        body.ShouldContain("confluence-information-macro-warning");
        body.ShouldContain("data-macro-name=\"framed\"");
    }

    [Fact]
    public async Task View_AnswerHoldsItself_EndsInAnError()
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = Storage(Get);

        (await ViewAsync(world, world.Publish(Get))).ShouldContain("nested too deeply");
    }

    static async Task<string> ViewAsync(World world, Page page) => (await world.ViewAsync(page, SimulatedUser.Viewer)).Body;

    static Func<HttpContext, Task> Storage(string text, string type = "text/html;charset=UTF-8", int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    };

    static TokenFault Fault(World world, ReceivedRequest request, SignedRequest signed)
    {
        ConnectToken.TryParse(request.Token, out var token).ShouldBeTrue();
        token!.Expires.ShouldBe(token.IssuedAt.AddSeconds(180));
        return new HostTokenVerifier(world.Time).Verify(token, [world.Installation.SharedSecret], signed);
    }
}
