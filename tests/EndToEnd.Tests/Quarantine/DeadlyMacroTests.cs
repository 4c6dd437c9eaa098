using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Quarantine;

/// <summary>An input that ends a process does not end it twice.</summary>
public sealed class DeadlyMacroTests(ITestOutputHelper output)
{
    const string Notice = "switched off for safety";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 300_000)]
    public async Task StackOverflow_InOneMacro_EndsOneProcessAndNoOther()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await DeadlyService.StartAsync(cancellation);
        await service.Tenant.PublishMacroAsync("honest", "<p>honest {{ params.title }}</p>", cancellation);
        await service.Tenant.PublishMacroAsync("deadly", "<p>!overflow</p>", cancellation);

        (await service.RenderAsync("deadly", "x", cancellation)).ShouldBeNull();
        (await service.EndAsync(cancellation)).ShouldNotBe(0);
        await service.StartAgainAsync(cancellation);

        (await service.RenderAsync("deadly", "x", cancellation))!.Value.Html.ShouldContain(Notice);
        (await service.RenderAsync("honest", "x", cancellation))!.Value.Html.ShouldContain("honest x");
        (await QuarantineAsync(service))!["reason"]!.ToString().ShouldBe("processEnded");
        await ListedAsync(service, ("deadly", true), ("honest", false));

        // Its trial ends with it, and nothing else does.
        (await TryAsync(service))["quarantine"]!["lastTry"].ShouldNotBeNull();
        (await service.RenderAsync("deadly", "x", cancellation))!.Value.Html.ShouldContain(Notice);

        // It outlives a restart that was asked for, too.
        service.Process.Send(Signal.Terminate);
        (await service.EndAsync(cancellation)).ShouldBe(0);
        await service.StartAgainAsync(cancellation);
        (await service.RenderAsync("deadly", "x", cancellation))!.Value.Html.ShouldContain(Notice);

        await UnpublishAsync(service);
        using (var request = service.Tenant.Api(HttpMethod.Post, "macros/deadly/quarantine/try", new { }))
        using (var refused = await service.Tenant.Http.SendAsync(request, cancellation))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict, "there is nothing to try");
        }

        await PublishAsync(service, "<p>mended</p>");
        await service.ShownAsync("deadly", "x", "mended", cancellation);
        (await QuarantineAsync(service)).ShouldBeNull();
        await ListedAsync(service, ("deadly", false), ("honest", false));
        service.Process.HasExited.ShouldBeFalse();
        var audit = await service.Tenant.GetAsync("audit", cancellation);
        audit!.ToJsonString().ShouldContain("macro.quarantined");
        audit.ToJsonString().ShouldContain("macro.released");
    }

    [Fact(Timeout = 300_000)]
    public async Task StackOverflow_ByAParameter_TheTrialTakesThePagesOwnParametersAndExcusesNoOthers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await DeadlyService.StartAsync(cancellation, ("Quarantine__FirstTrialAfter", "00:00:00"));
        await service.Tenant.PublishMacroAsync("deadly", "<p>{{ params.title }} !overflow-when-boom</p>", cancellation);
        (await service.RenderAsync("deadly", "fine", cancellation))!.Value.Html.ShouldContain("fine");
        (await service.RenderAsync("deadly", "boom", cancellation)).ShouldBeNull();
        await service.EndAsync(cancellation);
        await service.StartAgainAsync(cancellation);

        await service.ShownAsync("deadly", "fine", "<p>fine", cancellation);
        for (var time = 0; time < 3; time++)
        {
            (await service.RenderAsync("deadly", "boom", cancellation)).ShouldNotBeNull("no process ended with it");
        }

        await service.ShownAsync("deadly", "boom", Notice, cancellation);
        service.Process.HasExited.ShouldBeFalse();
    }

    [Fact(Timeout = 300_000)]
    public async Task Sigkill_InTheMiddleOfARender_QuarantinesItsMacroUntilTheTrialAndServesTheOthers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await DeadlyService.StartAsync(cancellation);
        await service.Tenant.PublishMacroAsync("honest", "<p>honest {{ params.title }}</p>", cancellation);
        await service.Tenant.PublishMacroAsync("deadly", "<p>!slow {{ params.title }}</p>", cancellation);
        (await service.RenderAsync("deadly", "once", cancellation))!.Value.Status.ShouldBe(HttpStatusCode.OK);
        (await service.RenderAsync("honest", "once", cancellation))!.Value.Status.ShouldBe(HttpStatusCode.OK);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var load = Task.Run(async () =>
        {
            while (await service.RenderAsync("deadly", "x", stop.Token) is not null)
            {
                // Until nothing answers any more.
            }
        }, cancellation);
        await Task.Delay(300, cancellation);
        await service.Process.KillAsync();
        await load;
        await service.StartAgainAsync(cancellation);

        (await service.RenderAsync("deadly", "x", cancellation))!.Value.Html.ShouldContain(Notice);
        (await service.RenderAsync("honest", "x", cancellation))!.Value.Html.ShouldContain("honest x");
        (await TryAsync(service))["quarantine"].ShouldBeNull();
        (await service.RenderAsync("deadly", "again", cancellation))!.Value.Html.ShouldNotContain(Notice);
    }

    [Fact(Timeout = 300_000)]
    public async Task EndlessRender_IsReplacedAndQuarantinedAndTheOthersAreServed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await DeadlyService.StartAsync(cancellation);
        await service.Tenant.PublishMacroAsync("honest", "<p>honest {{ params.title }}</p>", cancellation);
        await service.Tenant.PublishMacroAsync("deadly", "<p>!burn</p>", cancellation);

        await service.ShownAsync("deadly", "x", Notice, cancellation);

        (await QuarantineAsync(service))!["reason"]!.ToString().ShouldBe("didNotEnd");
        await service.ShownAsync("honest", "x", "honest x", cancellation);
    }

    [Fact(Timeout = 300_000)]
    public async Task Sigterm_EveryThreadBurns_EndsWithinTheDrainAndALittle()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await DeadlyService.StartAsync(cancellation);
        for (var number = 0; number < 4; number++)
        {
            await service.Tenant.PublishMacroAsync($"burn-{number}", "<p>!burn</p>", cancellation);
        }

        var renders = Enumerable.Range(0, 4).Select(number => service.RenderAsync($"burn-{number}", "x", cancellation)).ToList();
        await Task.Delay(500, cancellation);

        var began = Stopwatch.GetTimestamp();
        service.Process.Send(Signal.Terminate);
        var code = await service.EndAsync(cancellation);

        var took = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"figure: SIGTERM with burning threads: ended with {code} after {took.TotalSeconds:0.0} s");
        code.ShouldBe(0);
        took.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        await Task.WhenAll(renders);
    }

    static async Task<JsonNode?> QuarantineAsync(DeadlyService service) => (await service.Tenant.GetAsync("macros/deadly", Cancellation))!["quarantine"];

    /// <summary>Waits until the list of macros says so.</summary>
    static async Task ListedAsync(DeadlyService service, params (string, bool)[] expected)
    {
        (string, bool)[] listed = [];
        for (var tries = 0; tries < 100 && !listed.SequenceEqual(expected); tries++)
        {
            await Task.Delay(100, Cancellation);
            listed = [.. (await service.Tenant.GetAsync("macros", Cancellation))!["items"]!.AsArray()
                .Select(item => ((string)item!["key"]!, (bool)item["quarantined"]!))];
        }

        listed.ShouldBe(expected);
    }

    static async Task UnpublishAsync(DeadlyService service)
    {
        var number = (int)(await service.Tenant.GetAsync("macros/deadly", Cancellation))!["draft"]!["number"]!;
        using var unpublish = service.Tenant.Api(HttpMethod.Post, "macros/deadly/unpublish", new { }, $"\"{number}\"");
        using var unpublished = await service.Tenant.Http.SendAsync(unpublish, Cancellation);
        unpublished.StatusCode.ShouldBe(HttpStatusCode.OK, await unpublished.Content.ReadAsStringAsync(Cancellation));
    }

    static async Task<JsonNode> TryAsync(DeadlyService service)
    {
        using var request = service.Tenant.Api(HttpMethod.Post, "macros/deadly/quarantine/try", new { });
        using var answer = await service.Tenant.Http.SendAsync(request, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
    }

    static async Task PublishAsync(DeadlyService service, string template)
    {
        var number = (int)(await service.Tenant.GetAsync("macros/deadly", Cancellation))!["draft"]!["number"]!;
        using var save = service.Tenant.Api(HttpMethod.Put, "macros/deadly/draft", TestMacros.Definition("deadly", template), $"\"{number}\"");
        using var saved = await service.Tenant.Http.SendAsync(save, Cancellation);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync(Cancellation));
        using var publish = service.Tenant.Api(HttpMethod.Post, "macros/deadly/publish", new { note = "mended" }, saved.Headers.ETag!.Tag);
        using var published = await service.Tenant.Http.SendAsync(publish, Cancellation);
        published.StatusCode.ShouldBe(HttpStatusCode.OK, await published.Content.ReadAsStringAsync(Cancellation));
    }
}
