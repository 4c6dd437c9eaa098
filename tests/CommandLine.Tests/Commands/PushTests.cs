using System.Text.Json.Nodes;
using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Commands;

public sealed class PushTests : ToolTests
{
    [Fact]
    public async Task Push_NewMacro_CreatesIt()
    {
        WriteMacro("badge");

        var run = await RunAsync("push");

        run.ShouldBe(new(0, "badge: created draft 1\n", ""));
        Service.Stored["badge"].Definition["name"]!.GetValue<string>().ShouldBe("badge");
        Service.Writes.Single().IdempotencyKey.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Push_PulledAndUnchanged_SendsNothing()
    {
        Store("status-box", FakeDefinitions.Full());
        await RunAsync("pull");

        var run = await RunAsync("push");

        run.ShouldBe(new(0, "status-box: the service has this draft already (1)\n", ""));
        Service.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Push_Changed_SavesOnThePulledDraftAndLosesNothing()
    {
        Store("status-box", FakeDefinitions.Full());
        await RunAsync("pull");
        Write("status-box/template.scriban", "mine\r\n");

        var run = await RunAsync("push");

        run.ShouldBe(new(0, "status-box: saved draft 2\n", ""));
        Service.Writes.Single().IfMatch.ShouldBe("\"1\"");
        var expected = FakeDefinitions.Full();
        expected["template"] = "mine\r\n";
        JsonNode.DeepEquals(Service.Stored["status-box"].Definition, expected).ShouldBeTrue();
    }

    [Fact]
    public async Task Push_TwiceInARow_GoesOnFromTheLast()
    {
        WriteMacro("badge");
        await RunAsync("push");
        Write("badge/template.scriban", "second");
        await RunAsync("push");
        Write("badge/template.scriban", "third");

        (await RunAsync("push")).Exit.ShouldBe(0);

        Service.Stored["badge"].Draft.ShouldBe(3);
    }

    [Fact]
    public async Task Push_DraftChangedMeanwhile_IsAConflictUnlessForced()
    {
        var macro = Store("badge");
        await RunAsync("pull");
        macro.Save(definition => definition["template"] = "theirs");
        Write("badge/template.scriban", "mine");

        var run = await RunAsync("push");

        run.Exit.ShouldBe(3);
        run.Error.ShouldContain("draft 2 of 2026-11-26 10:20 UTC");
        run.Error.ShouldContain("usermacro diff badge");
        macro.Definition["template"]!.GetValue<string>().ShouldBe("theirs");
        Read("badge/template.scriban").ShouldBe("mine");
        (await RunAsync("push", "--force")).Exit.ShouldBe(0);
        macro.Definition["template"]!.GetValue<string>().ShouldBe("mine");
    }

    [Fact]
    public async Task Push_NeverPulledAndDifferent_IsAConflict()
    {
        Store("badge");
        WriteMacro("badge");

        (await RunAsync("push")).Exit.ShouldBe(3);

        Service.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Push_SameNumberOfAnotherSite_IsAConflict()
    {
        Store("badge");
        await RunAsync("pull");
        Write("badge/template.scriban", "mine");
        Service.Stored["badge"] = new(FakeDefinitions.Plain("another site's"));

        (await RunAsync("push")).Exit.ShouldBe(3);

        Service.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Push_ChangedBetweenReadAndWrite_IsAConflict()
    {
        var macro = Store("badge");
        await RunAsync("pull");
        Write("badge/template.scriban", "mine");
        Service.Intercept("PUT", "/draft", context =>
        {
            macro.Save(definition => definition["template"] = "theirs");
            return FakeService.ProblemAsync(context, 412, "stale-draft", "Changed.", new() { ["currentDraft"] = macro.Draft });
        });

        var run = await RunAsync("push");

        run.Exit.ShouldBe(3);
        run.Error.ShouldContain("draft 2");
        macro.Definition["template"]!.GetValue<string>().ShouldBe("theirs");
    }

    [Fact]
    public async Task Push_AnswerOfTheWriteWasLost_IsNoConflict()
    {
        var macro = Store("badge");
        await RunAsync("pull");
        Write("badge/template.scriban", "mine");
        Service.Intercept("PUT", "/draft", context =>
        {
            macro.Save(definition => definition["template"] = "mine");
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        });

        (await RunAsync("push")).Exit.ShouldBe(0);

        macro.Draft.ShouldBe(2);
    }

    [Fact]
    public async Task Push_DeletedAtTheService_IsAConflictUnlessForced()
    {
        Store("badge");
        await RunAsync("pull");
        Service.Stored.Clear();

        var run = await RunAsync("push");

        run.Exit.ShouldBe(3);
        run.Error.ShouldContain("deleted");
        Service.Stored.ShouldBeEmpty();
        (await RunAsync("push", "--force")).Exit.ShouldBe(0);
        Service.Stored.ShouldContainKey("badge");
    }

    [Fact]
    public async Task Push_TemplateWithErrors_IsSavedAndTold()
    {
        var macro = Store("badge");
        await RunAsync("pull");
        Write("badge/template.scriban", "{{ oops");
        Service.Intercept("PUT", "/draft", context =>
        {
            macro.Save(definition => definition["template"] = "{{ oops");
            return FakeService.ProblemAsync(context, 422, "invalid-definition", "The template has errors; the draft is kept.", new()
            {
                ["draftKept"] = true,
                ["currentDraft"] = 2,
                ["diagnostics"] = new JsonArray(new JsonObject
                {
                    ["severity"] = "error", ["code"] = "syntax", ["message"] = "Unfinished.", ["line"] = 1, ["column"] = 4, ["endLine"] = 1, ["endColumn"] = 8,
                }),
            });
        });

        var run = await RunAsync("push");

        run.Exit.ShouldBe(1);
        run.Output.ShouldBe("badge/template.scriban:1:4: error syntax: Unfinished.\n");
        run.Error.ShouldContain("saved draft 2");
        (await RunAsync("push")).ShouldBe(new(0, "badge: the service has this draft already (2)\n", ""));
    }

    [Fact]
    public async Task Push_BrokenRule_IsToldAtItsPlace()
    {
        Write("badge/macro.yaml", "name: badge\nparameters:\n  - name: ok\n  - name: a b\n");
        Write("badge/template.scriban", "");
        Service.Intercept("POST", "/macros", context => FakeService.ProblemAsync(
            context, 422, "invalid-definition", "Rules are broken.",
                new() { ["errors"] = new JsonObject { ["parameters[1].name"] = new JsonArray("Must be letters.") } }));

        var run = await RunAsync("push");

        run.Exit.ShouldBe(1);
        run.Output.ShouldBe("badge/macro.yaml:4:5: error rule: parameters[1].name: Must be letters.\n");
        Service.Stored.ShouldBeEmpty();
    }

    [Fact]
    public async Task Push_OneMacroBroken_SendsNone()
    {
        WriteMacro("a");
        WriteMacro("b");
        Write("b/macro.yaml", "nome: b\n");

        var run = await RunAsync("push");

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("b/macro.yaml:1:1: error unknown-member: There is no member nome.");
        Service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Push_LimitReached_NamesIt()
    {
        WriteMacro("badge");
        Service.Intercept(
            "POST", "/macros", context => FakeService.ProblemAsync(context, 409, "limit-reached", "The site has 2000 macros.", new() { ["limit"] = "macros" }));

        var run = await RunAsync("push");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("2000 macros");
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("A")]
    public async Task Push_NoSuchFolder_IsWrongUsage(string key)
    {
        WriteMacro("badge");

        (await RunAsync("push", key)).Exit.ShouldBe(2);

        Service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Push_EmptyFolder_IsWrongUsage() => (await RunAsync("push")).Exit.ShouldBe(2);
}
