using System.Net;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Macros.Lifecycle;

public class MacroLifecycleApiTests(WebApiApp app)
{
    const string Key = "badge";

    [Fact]
    public async Task Publish_TwoAdministratorsAtOnce_OneWinsAndTheOtherGets409WithItsDraftIntact()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        var draft = await site.SaveAsync(Key, Definitions.Badge("<i>{{ params.Text }}</i>"));

        var answers = await Task.WhenAll(
            site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/publish", new { note = "mine" }, draft),
            site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/publish", new { note = "mine too" }, draft, site.ColleagueToken(app)));

        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([200, 409]);
        var macro = await site.ReadAsync(Key);
        macro["published"]!["number"]!.GetValue<int>().ShouldBe(2);
        macro["draft"]!["definition"]!["template"]!.GetValue<string>().ShouldBe("<i>{{ params.Text }}</i>");
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Disabled_Macro_ShowsANoticeOnPagesUntilItIsEnabled()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        await site.PublishAsync("greeting", Definitions.Static());

        foreach (var key in (string[])[Key, "greeting"])
        {
            (await site.DoAsync(key, "disable"))["state"]!.GetValue<string>().ShouldBe("disabled");
        }

        (await PageAsync(site, TestSite.RenderTarget(Key, "&p.text=x"))).ShouldContain("This macro is disabled.");
        (await PageAsync(site, TestSite.RenderTarget("greeting", path: "/connect/static"))).ShouldContain("This macro is disabled.");
        (await site.GetJsonAsync($"{MacrosPath}?state=disabled"))["items"]!.AsArray().Count.ShouldBe(2);
        await site.DoAsync(Key, "enable");
        (await PageAsync(site, TestSite.RenderTarget(Key, "&p.text=x"))).ShouldContain("<b class=\"badge\">x</b>");
        (await site.AuditedAsync("macro.")).ShouldBe(
            ["macro.created", "macro.published", "macro.created", "macro.published", "macro.disabled", "macro.disabled", "macro.enabled"]);
    }

    [Fact]
    public async Task Unpublished_Macro_IsGoneFromPagesAndCanBePublishedAgain()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());

        (await site.DoAsync(Key, "unpublish"))["state"]!.GetValue<string>().ShouldBe("unpublished");

        using var page = await site.GetAsync(TestSite.RenderTarget(Key));
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var again = await site.PostAsync(Key, "unpublish");
        await again.ShouldBeProblemAsync(409, "conflict");
        (await site.DoAsync(Key, "publish", new { note = "" }))["number"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Publish_Twice_SaysThatItIsPublished()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());

        using var again = await site.PostAsync(Key, "publish");

        var problem = await again.ShouldBeProblemAsync(409, "conflict");
        problem["detail"]!.GetValue<string>().ShouldStartWith("This draft is already published, as revision 1.");
        problem["title"]!.GetValue<string>().ShouldBe("Conflict");
    }

    [Fact]
    public async Task Publish_TemplateWithErrors_KeepsNothing()
    {
        var site = await TestSite.InstalledAsync(app);
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = Key, definition = Definitions.Badge("{{ if }}") });
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.TextAsync());
        (await created.JsonAsync())["draft"]!["diagnostics"]!.AsArray().ShouldNotBeEmpty();

        using var answer = await site.PostAsync(Key, "publish");

        var problem = await answer.ShouldBeProblemAsync(422, "invalid-definition");
        problem["draftKept"]!.GetValue<bool>().ShouldBeFalse();
        problem["title"]!.GetValue<string>().ShouldBe("Rules are broken");
    }

    [Fact]
    public async Task Actions_WithoutBody_TakeTheDefaults()
    {
        var site = await TestSite.InstalledAsync(app);
        var colleague = site.ColleagueToken(app);
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = Key, definition = Definitions.Badge() });

        (await site.DoAsync(Key, "publish"))["note"]!.GetValue<string>().ShouldBeEmpty();
        await site.SaveAsync(Key, Definitions.Badge("<i>x</i>"));
        await site.ChangeSettingsAsync(new { approval = true });
        await site.DoAsync(Key, "approval");
        using var rejected = await site.PostAsync(Key, "approval/reject", token: colleague);
        (await rejected.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!["comment"].ShouldNotBeNull();
        (await site.DoAsync(Key, "approval/approve", token: colleague))["number"]!.GetValue<int>().ShouldBe(2);
        await site.CreatePartAsync("brand", new { kind = "bundle" });
        using var republished = await site.CallAsync(HttpMethod.Post, "/api/v1/parts/brand/republish");
        republished.StatusCode.ShouldBe(HttpStatusCode.OK, await republished.TextAsync());
        using var nothing = await site.CallAsync(HttpMethod.Post, "/api/v1/parts/brand/republish", "null");
        nothing.StatusCode.ShouldBe(HttpStatusCode.OK, await nothing.TextAsync());
    }

    [Fact]
    public async Task Approve_OwnDraft_IsAuditedAsThat()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.ChangeSettingsAsync(new { approval = true });
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = Key, definition = Definitions.Badge() });
        await site.DoAsync(Key, "approval");

        using var own = await site.PostAsync(Key, "approval/approve");

        await own.ShouldBeProblemAsync(403, "forbidden");
        (await site.AuditLinesAsync("administrator.refused", 1)).ShouldHaveSingleItem()["detail"]!.GetValue<string>()
            .ShouldBe("own draft: another administrator must decide");
    }

    [Theory]
    [InlineData("panel")]
    [InlineData("toc")]
    public async Task Keys_OfConfluencesOwnMacros_AreTaken(string key)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());

        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key, definition = Definitions.Badge() });
        using var duplicated = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/duplicate", new { key });

        (await created.ShouldBeProblemAsync(409, "conflict"))["detail"]!.GetValue<string>().ShouldContain("Confluence has a macro of its own");
        await duplicated.ShouldBeProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task Approval_WithASecondPairOfEyes_Publishes()
    {
        var site = await TestSite.InstalledAsync(app);
        var colleague = site.ColleagueToken(app);
        await site.ChangeSettingsAsync(new { approval = true });
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = Key, definition = Definitions.Badge() });

        using var publish = await site.PostAsync(Key, "publish", new { note = "" });
        await publish.ShouldBeProblemAsync(409, "approval-needed");
        (await site.DoAsync(Key, "approval", new { note = "First one" }))["approval"]!["requestedBy"]!.GetValue<string>().ShouldBe(site.Administrator);
        (await site.GetJsonAsync($"{MacrosPath}?awaitsApproval=true"))["items"]!.AsArray().Count.ShouldBe(1);
        using var own = await site.PostAsync(Key, "approval/approve", new { comment = "" });
        await own.ShouldBeProblemAsync(403, "forbidden");
        (await site.DoAsync(Key, "approval/reject", new { comment = "Too loud" }, colleague))["approval"]!["rejection"]!["comment"]!.GetValue<string>()
            .ShouldBe("Too loud");
        using var rejected = await site.PostAsync(Key, "approval/approve", new { comment = "" }, colleague);
        await rejected.ShouldBeProblemAsync(409, "conflict");
        await site.DoAsync(Key, "approval", new { note = "Again" });

        var header = await site.DoAsync(Key, "approval/approve", new { comment = "Fine" }, colleague);

        header["author"]!.GetValue<string>().ShouldBe(site.Administrator);
        header["note"]!.GetValue<string>().ShouldBe("Again");
        header["approval"]!["by"]!.GetValue<string>().ShouldEndWith("-colleague");
        (await PageAsync(site, TestSite.RenderTarget(Key, "&p.text=x"))).ShouldContain("<b class=\"badge\">x</b>");
        (await site.AuditedAsync("approval.")).ShouldBe(["approval.requested", "approval.rejected", "approval.requested", "approval.given"]);
    }

    [Fact]
    public async Task Approval_Withdrawn_IsGone()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.ChangeSettingsAsync(new { approval = true });
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = Key, definition = Definitions.Badge() });
        await site.DoAsync(Key, "approval", new { note = "" });

        using var withdrawn = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/{Key}/approval", ifMatch: 1);

        (await withdrawn.JsonAsync())["approval"].ShouldBeNull();
        using var again = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/{Key}/approval", ifMatch: 1);
        await again.ShouldBeProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task Restore_FormerRevision_IsANewOneOnPages()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        await site.SaveAsync(Key, Definitions.Badge("<i>{{ params.Text }}</i>"));
        await site.DoAsync(Key, "publish", new { note = "" });

        var header = await site.DoAsync(Key, "restore", new { revision = 1, note = "Bold was better" });

        header["number"]!.GetValue<int>().ShouldBe(3);
        header["restoredFrom"]!.GetValue<int>().ShouldBe(1);
        (await PageAsync(site, TestSite.RenderTarget(Key, "&p.text=x"))).ShouldContain("<b class=\"badge\">x</b>");
        using var missing = await site.PostAsync(Key, "restore", new { revision = 9 });
        await missing.ShouldBeProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Discard_UnpublishedWork_GoesBackToWhatPagesSee()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        await site.SaveAsync(Key, Definitions.Badge("<i>{{ params.Text }}</i>"));

        var macro = await site.DoAsync(Key, "discard");

        macro["hasUnpublishedChanges"]!.GetValue<bool>().ShouldBeFalse();
        macro["draft"]!["number"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Duplicate_Macro_IsADraftOfAnotherKey()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/duplicate", new { key = "copy" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.TextAsync());
        answer.Headers.Location!.ToString().ShouldEndWith($"{MacrosPath}/copy");
        var copy = await site.ReadAsync("copy");
        copy["state"]!.GetValue<string>().ShouldBe("draft");
        copy["draft"]!["definition"]!.ToJsonString().ShouldBe((await site.ReadAsync(Key))["draft"]!["definition"]!.ToJsonString());
        using var taken = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/duplicate", new { key = "copy" });
        await taken.ShouldBeProblemAsync(409, "conflict");
        using var bad = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/duplicate", new { key = "Not A Key" });
        await bad.ShouldBeProblemAsync(422, "invalid-definition");
        using var missing = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/nothing/duplicate", new { key = "other" });
        await missing.ShouldBeProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("discard")]
    [InlineData("restore")]
    [InlineData("unpublish")]
    [InlineData("approval")]
    [InlineData("approval/approve")]
    [InlineData("approval/reject")]
    public async Task Edits_WithoutTagOrOnAFormerDraft_Are428And412(string action)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        await site.SaveAsync(Key, Definitions.Badge("<i>{{ params.Text }}</i>"));
        object body = action == "restore" ? new { revision = 1 } : new { };

        using var missing = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/{action}", body);
        using var stale = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Key}/{action}", body, ifMatch: 1);

        await missing.ShouldBeProblemAsync(428, "if-match-required");
        (await stale.ShouldBeProblemAsync(412, "stale-draft"))["currentDraft"]!.GetValue<int>().ShouldBe(2);
        stale.Headers.ETag!.Tag.ShouldBe("\"2\"");
    }

    [Theory]
    [InlineData("POST", "publish")]
    [InlineData("POST", "discard")]
    [InlineData("POST", "restore")]
    [InlineData("POST", "unpublish")]
    [InlineData("POST", "disable")]
    [InlineData("POST", "enable")]
    [InlineData("POST", "approval")]
    [InlineData("DELETE", "approval")]
    [InlineData("POST", "approval/approve")]
    [InlineData("POST", "approval/reject")]
    [InlineData("GET", "revisions")]
    [InlineData("GET", "compare?from=1&to=draft")]
    public async Task Anything_OfAMacroThatIsNotThere_Is404(string method, string action)
    {
        var site = await TestSite.InstalledAsync(app);
        object? body = method == "POST" ? action == "restore" ? new { revision = 1 } : new { } : null;

        using var missing = await site.CallAsync(new(method), $"{MacrosPath}/nothing/{action}", body, ifMatch: 1);
        using var noKey = await site.CallAsync(new(method), $"{MacrosPath}/No%20Key/{action}", body, ifMatch: 1);

        await missing.ShouldBeProblemAsync(404, "not-found");
        await noKey.ShouldBeProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Delete_OnAFormerDraft_Is412()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        await site.SaveAsync(Key, Definitions.Badge("<i>{{ params.Text }}</i>"));

        using var stale = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/{Key}", ifMatch: 1);
        using var malformed = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/{Key}", ifMatch: -1);

        await stale.ShouldBeProblemAsync(412, "stale-draft");
        await malformed.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Edits_OutsideTheRules_Are403AndAudited()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        await site.ChangeSettingsAsync(new { rules = new { editors = new[] { "557058:somebody-else" } } });

        using var answer = await site.CallAsync(HttpMethod.Put, $"{MacrosPath}/{Key}/draft", Definitions.Static(), ifMatch: 1);

        await answer.ShouldBeProblemAsync(403, "forbidden");
        // The refused one does not wait for the log.
        (await site.AuditLinesAsync("administrator.", 1)).ShouldHaveSingleItem()["action"]!.GetValue<string>().ShouldBe("administrator.refused");
    }

    static async Task<string> PageAsync(TestSite site, string target)
    {
        using var page = await site.GetAsync(target);
        return await page.TextAsync();
    }
}
