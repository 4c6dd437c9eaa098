using System.Net;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api.Idempotency;

/// <summary>The front end or the silo has ended after a request was carried out and before its answer was kept.</summary>
public class LostAnswerTests(WebApiApp app)
{
    static readonly string[] Lifecycle =
        ["publish", "discard", "restore", "unpublish", "disable", "enable", "duplicate", "approval", "approval/reject", "approval/approve"];

    public static TheoryData<string> Actions => [.. Lifecycle];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Post_CarriedOutAndNotKept_IsAnsweredTheSameAndNotCarriedOutAgain(string action)
    {
        var (site, text) = await SiteAsync();
        await PrepareAsync(site, action);
        var onDraft = await site.DraftAsync("badge");
        var body = BodyOf(action);
        Task<HttpResponseMessage> SendAsync() => app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/{action}", body, onDraft, idempotencyKey: "k-1");

        using var first = await SendAsync();
        var (history, audit) = (await HistoryAsync(site), await AuditAsync(site));
        using var second = await SendAsync();

        first.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        second.StatusCode.ShouldBe(first.StatusCode, await second.TextAsync());
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (second.Headers.ETag, second.Headers.Location).ShouldBe((first.Headers.ETag, first.Headers.Location));
        (await second.TextAsync()).ShouldBe(await first.TextAsync());
        (await HistoryAsync(site)).ShouldBe(history);
        (await AuditAsync(site)).ShouldBe(audit);
    }

    [Fact]
    public async Task Create_CarriedOutAndNotKept_IsAnsweredTheSame()
    {
        var (_, text) = await SiteAsync();
        var badge = new { key = "other", definition = Definitions.Badge() };

        using var first = await app.BearAsync(text, HttpMethod.Post, MacrosPath, badge, idempotencyKey: "k-1");
        using var second = await app.BearAsync(text, HttpMethod.Post, MacrosPath, badge, idempotencyKey: "k-1");

        (first.StatusCode, second.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        second.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        (await second.TextAsync()).ShouldBe(await first.TextAsync());
    }

    [Fact]
    public async Task Post_CarriedOutAndNotKept_SaysWhatIsThereByNow()
    {
        var (site, text) = await SiteAsync();
        using var first = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/disable", idempotencyKey: "k-1");
        await site.DoAsync("badge", "enable");

        using var second = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/disable", idempotencyKey: "k-1");

        (await second.JsonAsync())["state"]!.GetValue<string>().ShouldBe("published");
        (await site.ReadAsync("badge"))["state"]!.GetValue<string>().ShouldBe("published");
    }

    [Fact]
    public async Task Post_KeyOfAnotherRequestThatWasNotKept_Is422()
    {
        var (_, text) = await SiteAsync();
        using var first = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/disable", idempotencyKey: "k-1");

        using var other = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/enable", idempotencyKey: "k-1");

        await other.ShouldBeProblemAsync(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Post_MacroDeletedSince_Is409()
    {
        var (site, text) = await SiteAsync();
        using var first = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/disable", idempotencyKey: "k-1");
        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/badge");

        using var second = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/disable", idempotencyKey: "k-1");

        await second.ShouldBeProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task Part_CarriedOutAndNotKept_IsAnsweredTheSame()
    {
        var (site, text) = await SiteAsync();
        var part = new { name = "brand", texts = new { kind = "bundle", styles = "p{}" } };

        using var first = await app.BearAsync(text, HttpMethod.Post, "/api/v1/parts", part, idempotencyKey: "k-1");
        using var second = await app.BearAsync(text, HttpMethod.Post, "/api/v1/parts", part, idempotencyKey: "k-1");

        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.TextAsync());
        second.StatusCode.ShouldBe(HttpStatusCode.Created, await second.TextAsync());
        second.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        (await second.TextAsync()).ShouldBe(await first.TextAsync());
    }

    [Fact]
    public async Task Token_CarriedOutAndNotKept_IsNotMadeTwice()
    {
        var (site, _) = await SiteAsync();
        var before = await TokensAsync(site);

        using var first = await SendTokenAsync(site);
        using var second = await SendTokenAsync(site);

        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.TextAsync());
        await second.ShouldBeProblemAsync(409, "conflict");
        (await TokensAsync(site)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Import_InterruptedAndRepeated_ImportsWhatIsMissingAndAnswersAll()
    {
        var (source, _) = await SiteAsync();
        await source.PublishAsync("other", Definitions.Badge());
        var bundle = await source.GetJsonAsync("/api/v1/export?history=true");
        var (site, text) = await SiteAsync();
        object request = new { bundle, choices = new { badge = new { action = "replace" } } };
        await site.FailAsync("other", nameof(UserMacro.Grains.Interfaces.Macros.IMacroGrain.Import), () => throw new TimeoutException());

        using var first = await app.BearAsync(text, HttpMethod.Post, "/api/v1/import", request, idempotencyKey: "k-1");
        app.Faults.Mend($"{await site.TenantKeyAsync()}/other", nameof(UserMacro.Grains.Interfaces.Macros.IMacroGrain.Import));
        var revisions = await HistoryAsync(site);
        using var second = await app.BearAsync(text, HttpMethod.Post, "/api/v1/import", request, idempotencyKey: "k-1");
        using var third = await app.BearAsync(text, HttpMethod.Post, "/api/v1/import", request, idempotencyKey: "k-1");

        (await OutcomesAsync(first)).ShouldBe(["badge replaced", "other failed"]);
        (await OutcomesAsync(second)).ShouldBe(["badge replaced", "other created"]);
        (await OutcomesAsync(third)).ShouldBe(["badge replaced", "other created"]);
        (await HistoryAsync(site)).ShouldBe(revisions);
        (await site.AuditedAsync("macros.imported")).Count.ShouldBe(2);
    }

    async Task<HttpResponseMessage> SendTokenAsync(TestSite site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WebApiApp.BasePath + ApiTokens.TokensPath)
        {
            Content = new StringContent("""{"name":"x","scopes":["read"]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"JWT {site.ContextToken(site.Administrator)}");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "k-1");
        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static async Task<IEnumerable<string>> OutcomesAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return (await answer.JsonAsync())["items"]!.AsArray()
            .Select(item => $"{item!["importedAs"]!.GetValue<string>()} {item["outcome"]!.GetValue<string>()}");
    }

    static async Task<int> TokensAsync(TestSite site) => (await site.GetJsonAsync(ApiTokens.TokensPath))["items"]!.AsArray().Count;

    static async Task<string> HistoryAsync(TestSite site) => (await site.GetJsonAsync($"{MacrosPath}/badge/revisions"))["items"]!.ToJsonString();

    static async Task<string> AuditAsync(TestSite site) => string.Join('\n', await site.AuditedAsync("macro"));

    static object? BodyOf(string action) => action switch
    {
        "publish" or "approval" => new { note = "n" },
        "restore" => new { revision = 1, note = "n" },
        "duplicate" => new { key = "copy" },
        "approval/approve" or "approval/reject" => new { comment = "c" },
        _ => null,
    };

    async Task PrepareAsync(TestSite site, string action)
    {
        switch (action)
        {
            case "publish" or "discard":
                await site.SaveAsync("badge", Definitions.Badge("new"));
                break;
            case "restore":
                await site.SaveAsync("badge", Definitions.Badge("new"));
                await site.DoAsync("badge", "publish", new { note = "" });
                break;
            case "enable":
                await site.DoAsync("badge", "disable");
                break;
            case "approval":
                await site.SaveAsync("badge", Definitions.Badge("new"));
                await site.ChangeSettingsAsync(new { approval = true });
                break;
            case "approval/approve" or "approval/reject":
                await site.ChangeSettingsAsync(new { approval = true });
                var colleague = site.ColleagueToken(app);
                await site.SaveAsync("badge", Definitions.Badge("new"), colleague);
                await site.DoAsync("badge", "approval", new { note = "" }, colleague);
                break;
        }
    }

    /// <summary>A site with a published macro, for which no answer is ever kept.</summary>
    async Task<(TestSite Site, string Text)> SiteAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        var tenant = await site.TenantKeyAsync();
        foreach (var slot in Enumerable.Range(0, 256))
        {
            app.Faults.Answer($"{tenant}/{slot}", nameof(IIdempotencyGrain.Complete), () => throw new TimeoutException());
        }

        await site.PublishAsync("badge", Definitions.Badge());
        return (site, (await site.CreateTokenAsync("write", "publish")).Text);
    }
}
