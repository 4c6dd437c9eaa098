using System.Net;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api.Idempotency;

public class IdempotencyTests(WebApiApp app)
{
    static readonly object Badge = new { key = "badge", definition = Definitions.Badge() };

    [Fact]
    public async Task Post_Repeated_IsCarriedOutOnceAndAnsweredTheSame()
    {
        var (_, text) = await TokenAsync();

        using var first = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");
        using var second = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.TextAsync());
        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (second.Headers.ETag, second.Headers.Location, second.Content.Headers.ContentType!.ToString())
            .ShouldBe((first.Headers.ETag, first.Headers.Location, first.Content.Headers.ContentType!.ToString()));
        (await second.TextAsync()).ShouldBe(await first.TextAsync());
    }

    /// <summary>The body is made from what is stored, and nothing is any more.</summary>
    [Fact]
    public async Task Post_RepeatedAfterTheMacroWasDeleted_HasStatusAndHeadersAndChangesNothing()
    {
        var (site, text) = await TokenAsync();
        using var first = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");
        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/badge");

        using var second = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (second.Headers.ETag, second.Headers.Location).ShouldBe((first.Headers.ETag, first.Headers.Location));
        (await second.TextAsync()).ShouldBeEmpty();
        (await site.GetJsonAsync(MacrosPath))["items"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>The headers say what the request did; the body shows the macro as it is now.</summary>
    [Fact]
    public async Task Post_RepeatedAfterAnotherEdit_HasTheFirstHeadersAndDoesNotUndoTheEdit()
    {
        var (site, text) = await TokenAsync();
        using var first = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");
        await site.SaveAsync("badge", Definitions.Badge("edited"));

        using var second = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        (second.StatusCode, second.Headers.ETag).ShouldBe((HttpStatusCode.Created, first.Headers.ETag));
        var draft = (await second.JsonAsync())["draft"]!;
        (draft["number"]!.GetValue<int>(), draft["definition"]!["template"]!.GetValue<string>()).ShouldBe((2, "edited"));
        (await site.DraftAsync("badge")).ShouldBe(2);
    }

    [Fact]
    public async Task Post_ThatStoresNoKeyWithItsChange_IsRepeatedWithoutABody()
    {
        var (site, text) = await TokenAsync();
        await site.CreatePartAsync("brand", new { kind = "bundle", styles = "p{}" });

        using var first = await app.BearAsync(text, HttpMethod.Post, "/api/v1/parts/brand/republish", new { note = "" }, idempotencyKey: "k-1");
        using var second = await app.BearAsync(text, HttpMethod.Post, "/api/v1/parts/brand/republish", new { note = "" }, idempotencyKey: "k-1");

        first.StatusCode.ShouldBe(HttpStatusCode.OK, await first.TextAsync());
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await second.TextAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_ProblemRepeated_IsDecidedAgain()
    {
        var (site, text) = await TokenAsync();
        await site.PublishAsync("badge", Definitions.Badge());
        using var first = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");
        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/badge");

        using var second = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        await first.ShouldBeProblemAsync(409, "conflict");
        second.StatusCode.ShouldBe(HttpStatusCode.Created, await second.TextAsync());
        second.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task Post_KeyOfAnotherRequest_Is422()
    {
        var (_, text) = await TokenAsync();
        using var first = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        using var other = await app.BearAsync(
            text, HttpMethod.Post, MacrosPath, new { key = "other", definition = Definitions.Badge() }, idempotencyKey: "k-1");
        using var publish = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/publish", new { note = "" }, ifMatch: 1, idempotencyKey: "k-1");

        await other.ShouldBeProblemAsync(422, "idempotency-key-reused");
        await publish.ShouldBeProblemAsync(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Post_KeyOfAnotherCaller_IsItsOwn()
    {
        var (site, text) = await TokenAsync();
        var (_, other) = await site.CreateTokenAsync("write");
        using var first = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        using var second = await app.BearAsync(other, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        await second.ShouldBeProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task Post_ThatFailed_IsCarriedOutWhenRepeated()
    {
        var (site, text) = await TokenAsync();
        await site.FailAsync("badge", nameof(IMacroGrain.Create), () => (Result<MacroDetails>)new UnavailableError("Away."));
        using var failed = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");
        app.Faults.Mend($"{await site.TenantKeyAsync()}/badge", nameof(IMacroGrain.Create));

        using var repeated = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        repeated.StatusCode.ShouldBe(HttpStatusCode.Created, await repeated.TextAsync());
    }

    [Fact]
    public async Task Post_ManyAtOnce_IsCarriedOutOnce()
    {
        var (site, text) = await TokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1")));

        answers.Select(answer => answer.StatusCode).Distinct().ShouldBeSubsetOf([HttpStatusCode.Created, HttpStatusCode.Conflict]);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created && !answer.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
        (await site.GetJsonAsync(MacrosPath))["items"]!.AsArray().Count.ShouldBe(1);
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    /// <summary>A front end that carried the request out has ended, say: for two minutes nobody knows better.</summary>
    [Fact]
    public async Task Post_UnderWayElsewhere_Is409AndSaysWhenToComeAgain()
    {
        var (site, text) = await TokenAsync();
        var tenant = await site.TenantKeyAsync();
        foreach (var slot in Enumerable.Range(0, 256))
        {
            app.Faults.Answer($"{tenant}/{slot}", nameof(IIdempotencyGrain.Begin), () => new IdempotencyDecision(IdempotencyState.Running));
        }

        using var answer = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: "k-1");

        await answer.ShouldBeProblemAsync(409, "idempotency-in-progress");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("two words")]
    [InlineData("TOO LONG")]
    public async Task Post_BadKey_Is400(string key)
    {
        var (_, text) = await TokenAsync();

        using var answer = await app.BearAsync(text, HttpMethod.Post, MacrosPath, Badge, idempotencyKey: key == "TOO LONG" ? new('x', 101) : key);

        await answer.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Post_TokenRepeated_DoesNotTellTheSecretAgain()
    {
        var site = await TestSite.InstalledAsync(app);
        async Task<HttpResponseMessage> CreateAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, WebApiApp.BasePath + ApiTokens.TokensPath)
            {
                Content = new StringContent("""{"name":"x","scopes":["read"]}""", System.Text.Encoding.UTF8, "application/json"),
            };
            request.Headers.TryAddWithoutValidation("Authorization", $"JWT {site.ContextToken(site.Administrator)}");
            request.Headers.TryAddWithoutValidation("Idempotency-Key", "k-1");
            return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        using var first = await CreateAsync();
        using var second = await CreateAsync();

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        await second.ShouldBeProblemAsync(409, "conflict");
        (await site.GetJsonAsync(ApiTokens.TokensPath))["items"]!.AsArray().Count.ShouldBe(1);
    }

    async Task<(TestSite Site, string Text)> TokenAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        return (site, (await site.CreateTokenAsync("write", "publish")).Text);
    }
}
