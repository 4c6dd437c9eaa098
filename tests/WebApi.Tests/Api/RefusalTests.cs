using System.Net;
using System.Net.Http.Headers;
using System.Text;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api;

/// <summary>The API answers requests that match no operation, or cannot be read, with a problem that says where the request is wrong.</summary>
public sealed class RefusalTests(WebApiApp app)
{
    [Theory]
    [InlineData("GET", "/api/v1")]
    [InlineData("GET", "/api/v1/")]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("POST", "/api/v1/macros/a/b/c/d")]
    [InlineData("GET", "/api/v1/macros/badge/revisions/abc")]
    [InlineData("GET", "/api/v1/macros/badge/revisions/99999999999")]
    [InlineData("GET", "/api/v1/macros/badge/revisions/1.5")]
    [InlineData("GET", "/API/V1/nothing")]
    [InlineData("GET", "/api/v2/macros")]
    [InlineData("GET", "/api/v2/openapi.json")]
    public async Task Address_OfNoOperation_Is404(string method, string path)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(new(method), path);
        using var strangers = await site.SendAsync(new(method), path);

        await answer.ShouldBeProblemAsync(404, "not-found");
        await strangers.ShouldBeProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("PATCH", "/api/v1/macros")]
    [InlineData("PUT", "/api/v1/macros/badge")]
    [InlineData("GET", "/api/v1/import")]
    [InlineData("OPTIONS", "/api/v1/macros")]
    [InlineData("POST", "/api/v1/openapi.json")]
    [InlineData("BREW", "/api/v1/settings")]
    public async Task Method_OfNoOperation_Is405(string method, string path)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(new(method), path);

        await answer.ShouldBeProblemAsync(405, "method-not-allowed");
        answer.Content.Headers.Allow.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/macros", "text/plain")]
    [InlineData("/api/v1/macros/badge/publish", "application/xml")]
    [InlineData("/api/v1/import", "text/plain")]
    [InlineData("/api/v1/migration/plan?file=a.vm", "application/json")]
    public async Task Body_OfAnotherMediaType_Is415(string path, string type)
    {
        var site = await TestSite.InstalledAsync(app);
        using var content = new ByteArrayContent("{}"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

        using var answer = await site.SendAsync(HttpMethod.Post, path, site.ContextToken(site.Administrator), content, ifMatch: 1);

        await answer.ShouldBeProblemAsync(415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("""{}""", "$")]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("""{"key":"x","definition":{"nmae":"x"}}""", "$.definition.nmae")]
    [InlineData("""{"key":"x","definition":{"name":null}}""", "$.definition.name")]
    [InlineData("""{"key":"x","key":"y","definition":{"name":"x"}}""", "$.key")]
    [InlineData("""{"key":"x","definition":{"name":"x","parameters":[{"name":"a"},{"name":"b","type":"zz"}]}}""", "$.definition.parameters[1].type")]
    [InlineData("""{"key":"x","definition":{"name":"x","parameters":[null]}}""", "$.definition.parameters")]
    [InlineData("""{"key":7,"definition":{"name":"x"}}""", "$.key")]
    [InlineData("""{"key":"x","definition":{"name":"x"}""", "$")]
    public async Task Body_ThatCannotBeRead_NamesTheJsonPath(string json, string location)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, MacrosPath, json);

        (await answer.ShouldBeProblemAsync(400, "bad-request"))["location"]!.GetValue<string>().ShouldBe(location);
    }

    [Fact]
    public async Task Body_WithoutARequiredMember_NamesIt()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, MacrosPath, """{"key":"x"}""");

        (await answer.ShouldBeProblemAsync(400, "bad-request"))["detail"]!.GetValue<string>().ShouldContain("missing 'definition'");
    }

    [Fact]
    public async Task Body_WithAHugeUnknownName_IsAnsweredShort()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, MacrosPath, $$"""{"{{new string('x', 60_000)}}":1}""");

        (await answer.TextAsync()).Length.ShouldBeLessThan(2_000);
        (await answer.ShouldBeProblemAsync(400, "bad-request"))["location"]!.GetValue<string>().Length.ShouldBeLessThanOrEqualTo(200);
    }

    [Theory]
    [InlineData("/api/v1/macros?limit=x", "limit")]
    [InlineData("/api/v1/macros?limit=0", "limit")]
    [InlineData("/api/v1/macros?state=zz", "state")]
    [InlineData("/api/v1/macros?sort=zz", "sort")]
    [InlineData("/api/v1/macros?cursor=zz", "cursor")]
    [InlineData("/api/v1/macros?changed=zz", "changed")]
    [InlineData("/api/v1/audit?from=yesterday", "from")]
    [InlineData("/api/v1/audit?outcome=zz", "outcome")]
    [InlineData("/api/v1/audit?cursor=zz", "cursor")]
    [InlineData("/api/v1/audit?cursor=2026-99.0.1", "cursor")]
    [InlineData("/api/v1/audit/export?format=zz", "format")]
    [InlineData("/api/v1/audit/export", "format")]
    [InlineData("/api/v1/macros/badge/compare?to=draft", "from")]
    [InlineData("/api/v1/macros/badge/compare?from=1&to=zz", "to")]
    [InlineData("/api/v1/macros/badge/revisions?cursor=zz", "cursor")]
    [InlineData("/api/v1/usage?from=zz", "from")]
    [InlineData("/api/v1/export?history=zz", "history")]
    public async Task Parameter_ThatCannotBeRead_IsNamed(string path, string location)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, path);

        (await answer.ShouldBeProblemAsync(400, "bad-request"))["location"]!.GetValue<string>().ShouldBe(location);
    }

    [Fact]
    public async Task Value_ThatCannotBeRead_IsNotRepeated()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, "/api/v1/macros?limit=%22%20cursor%22secret");

        var problem = await answer.ShouldBeProblemAsync(400, "bad-request");
        problem["location"]!.GetValue<string>().ShouldBe("limit");
        problem.ToJsonString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Headers_ThatCannotBeRead_AreNamed()
    {
        var site = await TestSite.InstalledAsync(app);

        using var ifMatch = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/badge/publish", ifMatch: -1);
        using var request = new HttpRequestMessage(HttpMethod.Post, WebApiApp.BasePath + MacrosPath)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
            Headers = { { "Authorization", $"JWT {site.ContextToken(site.Administrator)}" }, { "Idempotency-Key", new string('k', 101) } },
        };
        using var key = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await ifMatch.ShouldBeProblemAsync(400, "bad-request"))["location"]!.GetValue<string>().ShouldBe("If-Match");
        (await key.ShouldBeProblemAsync(400, "bad-request"))["location"]!.GetValue<string>().ShouldBe("Idempotency-Key");
    }

    [Fact]
    public async Task Caller_Unknown_GetsABare401()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.SendAsync(HttpMethod.Get, MacrosPath);

        await answer.ShouldBeBare401Async();
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
