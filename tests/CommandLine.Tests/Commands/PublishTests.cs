using System.Text.Json.Nodes;
using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Commands;

public sealed class PublishTests : ToolTests
{
    [Fact]
    public async Task Publish_NewMacro_IsCreatedAndPublished()
    {
        WriteMacro("badge");

        var run = await RunAsync("publish", "--note", "first of all");

        run.ShouldBe(new(0, "badge: created draft 1\nbadge: published as revision 1\n", ""));
        Service.Stored["badge"].Notes.ShouldBe(["first of all"]);
        Service.Writes.Last().IfMatch.ShouldBe("\"1\"");
        Service.Writes.Select(write => write.IdempotencyKey).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Publish_SavedDraft_IsNotSavedAgain()
    {
        WriteMacro("badge");
        await RunAsync("push");

        (await RunAsync("publish")).Output.ShouldBe("badge: the service has this draft already (1)\nbadge: published as revision 1\n");

        Service.Writes.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Publish_PublishedAlready_MakesNoRevision()
    {
        WriteMacro("badge");
        await RunAsync("publish");

        var run = await RunAsync("publish");

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("badge: already published, as revision 1");
        Service.Stored["badge"].Revisions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_TakenFromPages_IsPublishedAgain()
    {
        WriteMacro("badge");
        await RunAsync("publish");
        Service.Stored["badge"].State = "unpublished";

        (await RunAsync("publish")).Exit.ShouldBe(0);

        Service.Stored["badge"].Revisions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Publish_DraftChangedMeanwhile_IsAConflictAndPublishesNothing()
    {
        var macro = Store("badge");
        await RunAsync("pull");
        macro.Save(definition => definition["template"] = "theirs");
        Write("badge/template.scriban", "mine");

        (await RunAsync("publish")).Exit.ShouldBe(3);

        Service.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_DraftChangedAfterThePush_IsAConflict()
    {
        WriteMacro("badge");
        Service.Intercept(
            "POST",
            "/publish",
            context => FakeService.ProblemAsync(context, 412, "stale-draft", "Changed by somebody else.", new() { ["currentDraft"] = 2 }));

        var run = await RunAsync("publish");

        run.Exit.ShouldBe(3);
        run.Error.ShouldBe("badge: Changed by somebody else.\n");
    }

    [Fact]
    public async Task Publish_NeedsApproval_SaysWhoMustAct()
    {
        WriteMacro("badge");
        Service.Intercept("POST", "/publish", context => FakeService.ProblemAsync(context, 409, "approval-needed", "Approval."));

        var run = await RunAsync("publish");

        run.Exit.ShouldBe(4);
        run.Error.ShouldContain("another administrator");
        Service.Stored.ShouldContainKey("badge");
    }

    [Fact]
    public async Task Publish_SecondMacroToo_WhenTheFirstNeedsApproval()
    {
        WriteMacro("a");
        WriteMacro("b");
        Service.Intercept("POST", "a/publish", context => FakeService.ProblemAsync(context, 409, "approval-needed", "Approval."));

        (await RunAsync("publish")).Exit.ShouldBe(4);

        Service.Stored["b"].Revisions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_TemplateWithErrors_IsToldAndNotPublished()
    {
        WriteMacro("badge");
        Service.Intercept("POST", "/publish", context => FakeService.ProblemAsync(context, 422, "invalid-definition", "The template has errors.", new()
        {
            ["diagnostics"] = new JsonArray(new JsonObject
            {
                ["severity"] = "error", ["code"] = "syntax", ["message"] = "Unfinished.", ["line"] = 1, ["column"] = 4, ["endLine"] = 1, ["endColumn"] = 8,
            }),
        }));

        var run = await RunAsync("publish");

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("badge/template.scriban:1:4: error syntax: Unfinished.");
    }
}
