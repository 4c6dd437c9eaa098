using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Api;

/// <summary>A service that is busy, broken, somebody else's, or hostile.</summary>
public sealed class ServiceTroubleTests : ToolTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Busy_SaysWhen_IsAskedAgainThen(int status)
    {
        var time = new FakeTimeProvider();
        Time = time;
        Store("badge");
        Service.Intercept("GET", "/macros", context => Status(context, status, retryAfter: "30"));

        var run = RunAsync("pull");
        await UntilAsync(() => Service.Requests.Count == 1 && !run.IsCompleted);
        await AdvanceUntilAsync(time, run);

        (await run).Exit.ShouldBe(0);
        (await run).Error.ShouldContain("busy; asking again in 30 s");
        Exists("badge/macro.yaml").ShouldBeTrue();
    }

    [Fact]
    public async Task Busy_ForLong_IsNotWaitedFor()
    {
        Service.Intercept("GET", "/macros", context => Status(context, 429, retryAfter: "3600"));

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("429");
        Service.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Busy_ForEver_IsGivenUp()
    {
        Service.Intercept("GET", "/macros", context => Status(context, 503, retryAfter: "0"), times: 100);

        (await RunAsync("pull")).Exit.ShouldBe(5);

        Service.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Busy_OnAPost_IsSentAgainUnderTheSameKey()
    {
        WriteMacro("badge");
        Service.Intercept("POST", "/macros", context => Status(context, 503, retryAfter: "0"));
        Service.Intercept("POST", "/macros", context =>
        {
            context.Response.Headers.RetryAfter = "0";
            return FakeService.ProblemAsync(context, 409, "idempotency-in-progress", "Still running.");
        });

        (await RunAsync("push")).Exit.ShouldBe(0);

        Service.Writes.Count().ShouldBe(3);
        Service.Writes.Select(write => write.IdempotencyKey).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Failure_InTheMiddle_EndsTheRunAndKeepsWhatIsDone()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            Store(key);
        }

        Service.Intercept("GET", "/b", context => Status(context, 500));

        (await RunAsync("pull")).Exit.ShouldBe(5);

        Exists("a/macro.yaml").ShouldBeTrue();
        Exists("c/macro.yaml").ShouldBeFalse();
        Service.Stored["a"].Save(definition => definition["template"] = "new");
        (await RunAsync("pull", "a")).Exit.ShouldBe(0);
        Read("a/template.scriban").ShouldBe("new");
    }

    [Fact]
    public async Task Unreachable_Service_IsToldWithItsAddress()
    {
        Variables["USERMACRO_URL"] = "http://127.0.0.1:1";

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("http://127.0.0.1:1/");
    }

    [Fact]
    public async Task Redirect_Answered_IsNotFollowed()
    {
        await using var other = await FakeService.StartAsync();
        Service.Intercept("GET", "/macros", context =>
        {
            context.Response.Redirect(other.Url + "/api/v1/macros");
            return Task.CompletedTask;
        });

        (await RunAsync("pull")).Exit.ShouldBe(5);

        other.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<html>sign in</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"items":[null]}""")]
    [InlineData("""{"items":[{"key":null}]}""")]
    [InlineData("""{"items":[{"key":"\ud800"}]}""")]
    [InlineData("""{"items":[{"key":"a"}]""")]
    public async Task Answer_NotOfThisApi_IsRefused(string body)
    {
        Service.Intercept("GET", "/macros", context => context.Response.WriteAsync(body));

        (await RunAsync("pull")).Exit.ShouldBe(5);

        Directory.EnumerateFileSystemEntries(Folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../etc")]
    [InlineData("/etc/cron.d/x")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData(".usermacro")]
    [InlineData("A")]
    [InlineData("")]
    [InlineData("a\u0000b")]
    public async Task Key_ThatIsNone_WritesNothingAnywhere(string key)
    {
        Service.Intercept("GET", "/macros", context => FakeService.WriteAsync(
            context, 200, new JsonObject { ["items"] = new JsonArray(new JsonObject { ["key"] = "fine" }, new JsonObject { ["key"] = key }) }));

        (await RunAsync("pull", "--dir", "in/side")).Exit.ShouldBe(5);

        Directory.EnumerateFileSystemEntries(Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Definition_WithAnUnknownMember_IsNotPulledHalf()
    {
        var definition = FakeDefinitions.Plain("badge");
        definition["sparkle"] = true;
        Store("badge", definition);

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("newer than this tool");
        Exists("badge/macro.yaml").ShouldBeFalse();
    }

    [Theory]
    [InlineData("body", "\"wobbly\"")]
    [InlineData("body", "7")]
    [InlineData("template", "null")]
    [InlineData("categories", "[null]")]
    [InlineData("rules", "null")]
    [InlineData("parameters", "[null]")]
    public async Task Definition_OfWrongValues_IsRefused(string member, string value)
    {
        var definition = FakeDefinitions.Plain("badge");
        definition[member] = JsonNode.Parse(value);
        Store("badge", definition);

        (await RunAsync("pull")).Exit.ShouldBe(5);

        Exists("badge/macro.yaml").ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_WithoutEnd_IsNotReadToIt()
    {
        Service.Intercept("GET", "/macros", async context =>
        {
            var part = new byte[1 << 16];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(part, context.RequestAborted);
            }
        });

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("larger than any");
    }

    [Fact]
    public async Task List_WithoutEnd_IsGivenUp()
    {
        Service.Intercept("GET", "/macros", context => FakeService.WriteAsync(
            context, 200, new JsonObject { ["items"] = new JsonArray(), ["next"] = "again" }), times: int.MaxValue);

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("does not end");
    }

    [Fact]
    public async Task Problem_WithEscapes_ReachesNoTerminal()
    {
        Service.Intercept("GET", "/macros", context => FakeService.ProblemAsync(context, 400, "bad-request", "\u001b[2J[bold]gone\n"));

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("␛[2J[bold]gone␊");
    }

    [Theory]
    [InlineData("""{"errors":{"name":null}}""")]
    [InlineData("""{"errors":{"name":[null]}}""")]
    [InlineData("""{"diagnostics":[null]}""")]
    [InlineData("not json")]
    public async Task Problem_Broken_IsJudgedByItsStatus(string body)
    {
        WriteMacro("badge");
        Service.Intercept("POST", "/macros", context =>
        {
            context.Response.StatusCode = 422;
            return context.Response.WriteAsync(body);
        });

        (await RunAsync("push")).Exit.ShouldBe(1);
    }

    static Task Status(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    }

    static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    // The wait may begin after any single step of the clock.
    static async Task AdvanceUntilAsync(FakeTimeProvider time, Task run)
    {
        while (!run.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(run, Task.Delay(5, TestContext.Current.CancellationToken));
        }
    }
}
