using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Commands;

/// <summary>Where the service is, who asks, and what is no command.</summary>
public sealed class AccessTests : ToolTests
{
    [Theory]
    [InlineData("http://usermacro.example.com", "plain http")]
    [InlineData("http://10.0.0.1:8080", "plain http")]
    [InlineData("http://127.0.0.1.example.com", "plain http")]
    [InlineData("ftp://127.0.0.1", "https://")]
    [InlineData("usermacro.example.com", "https://")]
    [InlineData("https://user:pass@usermacro.example.com", "no user")]
    [InlineData("https://usermacro.example.com/?x=1", "query")]
    [InlineData("", "no address")]
    public async Task Url_NotToBeTrusted_IsRefusedBeforeAnythingIsSent(string url, string reason)
    {
        Variables["USERMACRO_URL"] = url;

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(reason);
        run.Error.ShouldNotContain("pass@");
    }

    [Fact]
    public async Task Url_WithPath_KeepsIt()
    {
        await RunAsync("pull", "--url", Service.Url + "/base/");

        Service.Requests.Single().Target.ShouldStartWith("/base/api/v1/macros");
    }

    [Fact]
    public async Task Token_Sent_IsTheBearer()
    {
        await RunAsync("pull");

        Service.Requests.ShouldAllBe(request => request.Authorization == $"Bearer {FakeService.Token}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("ümlaut")]
    public async Task Token_MissingOrNone_IsRefusedHere(string? token)
    {
        Variables["USERMACRO_TOKEN"] = token!;

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(4);
        run.Error.ShouldContain("token");
        if (!string.IsNullOrWhiteSpace(token))
        {
            run.Error.ShouldNotContain(token);
        }

        Service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Token_Wrong_EndsTheRunAtOnce()
    {
        WriteMacro("a");
        WriteMacro("b");
        Variables["USERMACRO_TOKEN"] = "usermacro_wrong";

        var run = await RunAsync("push");

        run.Exit.ShouldBe(4);
        run.Error.ShouldContain("does not accept the token");
        run.Error.ShouldNotContain("usermacro_wrong");
        Service.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Token_ScopeTooSmall_SaysWhatTheServiceSays()
    {
        WriteMacro("a");
        Service.Intercept("POST", "/macros", context => FakeService.ProblemAsync(context, 403, "insufficient-scope", "The token lacks the scope write."));

        var run = await RunAsync("push");

        run.Exit.ShouldBe(4);
        run.Error.ShouldContain("lacks the scope write");
    }

    [Fact]
    public async Task TokenFile_Named_IsReadInPlaceOfTheVariable()
    {
        Variables["USERMACRO_TOKEN"] = "usermacro_wrong";
        Write("secret", FakeService.Token + "\r\n");

        (await RunAsync("pull", "--token-file", "secret")).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData(".")]
    [InlineData("huge")]
    [InlineData("empty")]
    public async Task TokenFile_Unusable_IsRefused(string file)
    {
        Write("huge", new string('x', 100_000));
        Write("empty", "");

        (await RunAsync("pull", "--token-file", file)).Exit.ShouldBe(4);

        Service.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData()]
    [InlineData("explode")]
    [InlineData("pull", "--token", "secret")]
    [InlineData("check", "--format", "xml")]
    [InlineData("push", "--note", "x")]
    public async Task Arguments_Wrong_AreWrongUsage(params string[] arguments) => (await RunAsync(arguments)).Exit.ShouldBe(2);

    [Fact]
    public async Task Help_Asked_NamesExitCodesAndNeedsNoService()
    {
        Variables.Clear();

        var run = await RunAsync("--help");

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("Exit codes");
        run.Output.ShouldContain("publish");
    }
}
