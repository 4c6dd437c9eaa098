using System.Net;
using UserMacro.WebApi.Tests.Archive;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.ApiTokens;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Privacy;

public class MyDataTests(WebApiApp app)
{
    const string Path = "/connect/me/";

    [Fact]
    public async Task Read_ByAnAdministrator_IsTheirOwnAndNobodyElses()
    {
        var full = await FullSite.CreateAsync(app);

        using var answer = await full.Site.CallAsync(
            HttpMethod.Get, $"{Path}?account={full.Site.Administrator}", token: full.Site.ContextToken(full.Colleague));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        var data = await answer.JsonAsync();
        data["account"]!["accountId"]!.GetValue<string>().ShouldBe(full.Colleague);
        (data["revisions"]!.GetValue<int>(), data["drafts"]!.GetValue<int>(), data["auditLines"]!.GetValue<int>()).ShouldBe((1, 1, 2));
        data["requests"]!.AsArray().ShouldHaveSingleItem()!["note"]!.GetValue<string>().ShouldBe("my note");
        (await answer.TextAsync()).Replace(full.Colleague, "", StringComparison.Ordinal).ShouldNotContain(full.Site.Administrator);
    }

    [Fact]
    public async Task Read_NothingIsStored_SaysSoAndLeavesNoRecord()
    {
        var site = await TestSite.InstalledAsync(app);
        var token = site.ContextToken("viewer-2");

        using var answer = await site.CallAsync(HttpMethod.Get, Path, token: token);
        using var archive = await site.CallAsync(HttpMethod.Get, $"{Path}archive", token: token);
        using var request = await site.CallAsync(HttpMethod.Post, $"{Path}requests", new { kind = "erase" }, token: token);

        (await answer.JsonAsync())["account"].ShouldBeNull();
        (await archive.JsonAsync())["account"].ShouldBeNull();
        await request.ShouldBeProblemAsync(404, "not-found");
        (await (await site.CallAsync(HttpMethod.Get, "/api/v1/archive")).TextAsync()).ShouldNotContain("viewer-2");
    }

    [Fact]
    public async Task Read_TokenOfAMacroOrOfNobody_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);

        using var ofMacro = await site.CallAsync(HttpMethod.Get, Path, token: site.ContextToken(TestSite.Viewer, TestSite.MacroContext()));
        using var ofNobody = await site.CallAsync(HttpMethod.Get, Path, token: site.ContextToken(null));
        using var without = await site.SendAsync(HttpMethod.Get, Path);

        await ofMacro.ShouldBeProblemAsync(403, "wrong-token");
        await ofNobody.ShouldBeProblemAsync(403, "wrong-token");
        await without.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Export_OwnData_IsAuditedAndLimited()
    {
        var full = await FullSite.CreateAsync(app);
        var token = full.Site.ContextToken(full.Colleague);

        using var first = await full.Site.CallAsync(HttpMethod.Get, $"{Path}archive", token: token);
        using var second = await full.Site.CallAsync(HttpMethod.Get, $"{Path}archive", token: token);
        using var third = await full.Site.CallAsync(HttpMethod.Get, $"{Path}archive", token: token);

        (await first.JsonAsync())["macros"]![0]!["revisions"]!.AsArray().ShouldHaveSingleItem();
        await third.ShouldBeProblemAsync(429, "rate-limited");
        third.Headers.RetryAfter.ShouldNotBeNull();
        (await full.Site.AuditLinesAsync("archive.exported", 2))[0]["actor"]!.GetValue<string>().ShouldBe(full.Colleague);
    }

    [Fact]
    public async Task Request_Erasure_AnsweredDone_IsAFormerUserEverywhereAndTheHistoryIsIntact()
    {
        var full = await FullSite.CreateAsync(app);
        var site = full.Site;
        using var created = await site.CallAsync(
            HttpMethod.Post, $"{Path}requests", new { kind = "erase", note = "" }, token: site.ContextToken(full.Colleague));
        var id = (await created.JsonAsync())["id"]!.GetValue<string>();
        var listed = (await site.GetJsonAsync("/api/v1/privacy/requests"))["items"]!.AsArray();
        listed.Select(item => item!["requestedBy"]!.GetValue<string>()).ShouldBe([full.Colleague, full.Colleague]);

        using var answer = await site.CallAsync(HttpMethod.Post, $"/api/v1/privacy/requests/{id}/answer", new { outcome = "done" });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        (await answer.JsonAsync())["requestedBy"].ShouldBeNull();
        var revisions = (await site.GetJsonAsync($"{MacrosPath}/badge/revisions"))["items"]!.AsArray();
        revisions.Count.ShouldBe(2);
        revisions[0]!["author"].ShouldBeNull();
        revisions[0]!["note"]!.GetValue<string>().ShouldBe("by the colleague");
        (await full.ArchiveAsync()).Text.ShouldNotContain(full.Colleague);
        (await site.AuditLinesAsync("account.forgotten", 1))[0]["target"]!.GetValue<string>().ShouldStartWith("u");
        (await site.AuditLinesAsync("privacy.answered", 1))[0]["detail"]!.GetValue<string>().ShouldBe("erase: done");
        using var mine = await site.CallAsync(HttpMethod.Get, Path, token: site.ContextToken(full.Colleague));
        (await mine.JsonAsync())["account"].ShouldBeNull();
        using var again = await site.CallAsync(HttpMethod.Post, $"/api/v1/privacy/requests/{id}/answer", new { outcome = "done" });
        await again.ShouldBeProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task Request_Declined_NeedsAReasonThatThePersonSees()
    {
        var full = await FullSite.CreateAsync(app);
        var id = (await full.Site.GetJsonAsync("/api/v1/privacy/requests"))["items"]![0]!["id"]!.GetValue<string>();

        app.Host.MakeAdministrator("third-administrator");
        using var without = await full.Site.CallAsync(
            HttpMethod.Post,
            $"/api/v1/privacy/requests/{id}/answer",
            new { outcome = "declined", reason = " " },
            token: full.Site.ContextToken("third-administrator"));
        (await full.ArchiveAsync()).Text.ShouldNotContain("third-administrator", Case.Sensitive, "a refused answer stores nobody");
        using var with = await full.Site.CallAsync(
            HttpMethod.Post, $"/api/v1/privacy/requests/{id}/answer", new { outcome = "declined", reason = "Names are Confluence's." });

        (await without.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!["reason"].ShouldNotBeNull();
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var mine = await full.Site.CallAsync(HttpMethod.Get, Path, token: full.Site.ContextToken(full.Colleague));
        var request = (await mine.JsonAsync())["requests"]!.AsArray().ShouldHaveSingleItem()!;
        (request["outcome"]!.GetValue<string>(), request["reason"]!.GetValue<string>()).ShouldBe(("declined", "Names are Confluence's."));
    }

    [Fact]
    public async Task Request_TwiceOrTooLongOrOfSomebodyElse_IsRefused()
    {
        var full = await FullSite.CreateAsync(app);
        var site = full.Site;
        var token = site.ContextToken(full.Colleague);
        var id = (await site.GetJsonAsync("/api/v1/privacy/requests"))["items"]![0]!["id"]!.GetValue<string>();

        using var twice = await site.CallAsync(HttpMethod.Post, $"{Path}requests", new { kind = "rectify" }, token: token);
        using var tooLong = await site.CallAsync(HttpMethod.Post, $"{Path}requests", new { kind = "erase", note = new string('x', 1001) }, token: token);
        using var large = await site.CallAsync(HttpMethod.Post, $"{Path}requests", new { kind = "erase", note = new string('x', 1_000_000) }, token: token);
        using var strange = await site.CallAsync(HttpMethod.Post, $"{Path}requests", new { kind = "sell" }, token: token);
        using var ofAnother = await site.CallAsync(HttpMethod.Delete, $"{Path}requests/{id}");
        using var own = await site.CallAsync(HttpMethod.Delete, $"{Path}requests/{id}", token: token);

        await twice.ShouldBeProblemAsync(409, "conflict");
        (await tooLong.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!["note"].ShouldNotBeNull();
        await large.ShouldBeProblemAsync(422, "invalid-definition");
        strange.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ofAnother.ShouldBeProblemAsync(404, "not-found");
        own.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await site.GetJsonAsync("/api/v1/privacy/requests"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Forget_Account_ByAnAdministratorInPersonOnly()
    {
        var full = await FullSite.CreateAsync(app);
        var site = full.Site;

        using var byToken = await app.BearAsync(full.TokenText, HttpMethod.Post, "/api/v1/privacy/forget", new { accountId = full.Colleague });
        using var bySomebody = await site.CallAsync(
            HttpMethod.Post, "/api/v1/privacy/forget", new { accountId = full.Colleague }, token: site.ContextToken("x"));
        using var unknown = await site.CallAsync(HttpMethod.Post, "/api/v1/privacy/forget", new { accountId = "nobody" });
        using var done = await site.CallAsync(HttpMethod.Post, "/api/v1/privacy/forget", new { accountId = full.Colleague });

        await byToken.ShouldBeProblemAsync(403, "wrong-token");
        await bySomebody.ShouldBeProblemAsync(403, "not-administrator");
        await unknown.ShouldBeProblemAsync(404, "not-found");
        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await full.ArchiveAsync()).Text.ShouldNotContain(full.Colleague);
        var line = (await site.AuditLinesAsync("account.forgotten", 1)).ShouldHaveSingleItem();
        line["target"]!.GetValue<string>().ShouldStartWith("u");
        line["actor"]!.GetValue<string>().ShouldBe(site.Administrator);
    }

    [Fact]
    public async Task Deleted_Macro_IsListedUntilItIsBack()
    {
        var full = await FullSite.CreateAsync(app);

        var deleted = (await full.Site.GetJsonAsync("/api/v1/deleted-macros"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (deleted["key"]!.GetValue<string>(), deleted["latestRevision"]!.GetValue<int>()).ShouldBe(("gone", 1));
        using var back = await full.Site.CallAsync(HttpMethod.Post, $"{MacrosPath}/gone/undelete");

        back.StatusCode.ShouldBe(HttpStatusCode.OK, await back.TextAsync());
        (await full.Site.GetJsonAsync("/api/v1/deleted-macros"))["items"]!.AsArray().ShouldBeEmpty();
    }
}
