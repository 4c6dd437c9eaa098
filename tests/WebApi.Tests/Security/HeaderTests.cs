using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

/// <summary>The header set on every kind of answer. <see cref="RequiredHeaders"/> sees to all answers that other tests get.</summary>
public sealed partial class HeaderTests(WebApiApp app)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A strange method on top: it is answered with 405.</summary>
    [Fact]
    public async Task Headers_EveryEndpointOfTheRouteTable_AreComplete()
    {
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        routes.Count.ShouldBeGreaterThan(60);
        var faults = new List<string>();
        foreach (var route in routes)
        {
            var path = "/" + Placeholder().Replace(route.RoutePattern.RawText!, "nothing-1").TrimStart('/');
            foreach (var method in (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Concat(["HEAD", "OPTIONS", "BREW"]))
            {
                faults.AddRange(await FaultsAsync(new HttpMethod(method), path));
            }
        }

        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/nothing", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/assets/admin/nothing.js", 404)]
    [InlineData("/assets/frame.css", 200)]
    [InlineData("/assets/frame.js", 200)]
    [InlineData("/atlassian-connect.json", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/connect/render/badge", 401)]
    [InlineData("/api/v1/macros?", 401)]
    public async Task Headers_UnsignedRequest_AreComplete(string path, int status)
    {
        using var answer = await app.Client.GetAsync(WebApiApp.BasePath + path, Cancellation);

        ((int)answer.StatusCode).ShouldBe(status);
        FaultOf(answer).ShouldBeNull();
    }

    [Fact]
    public async Task Headers_OutputPagesAndApi_AreComplete()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("line", Definitions.Static());

        using var framed = await site.GetAsync(TestSite.RenderTarget("badge"));
        using var missing = await site.GetAsync(TestSite.RenderTarget("nothing"));
        using var fixedOutput = await site.GetAsync(TestSite.RenderTarget("line", "&p.who=all", "/connect/static"));
        using var unchanged = await site.GetAsync(
            TestSite.RenderTarget("line", "&p.who=all", "/connect/static"), ifNoneMatch: fixedOutput.Headers.ETag!.ToString());
        using var admin = await site.GetAsync("/connect/admin", site.Administrator, context: []);
        using var read = await site.CallAsync(HttpMethod.Get, "/api/v1/macros");
        using var absent = await site.CallAsync(HttpMethod.Get, "/api/v1/macros/nothing");
        using var stale = await site.CallAsync(HttpMethod.Post, "/api/v1/macros/badge/publish", new { note = "" }, ifMatch: 99);
        await site.FailAsync("badge", "Read", () => throw new InvalidOperationException("a bug"));
        using var failed = await site.CallAsync(HttpMethod.Get, "/api/v1/macros/badge");
        using var content = new ByteArrayContent(new byte[3 << 20]);
        using var large = await site.SendAsync(HttpMethod.Post, "/api/v1/macros", site.ContextToken(site.Administrator), content);

        HttpResponseMessage[] answers = [framed, missing, fixedOutput, unchanged, admin, read, absent, stale, failed, large];
        answers.Select(answer => FaultOf(answer)).ShouldAllBe(fault => fault == null);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    async Task<string[]> FaultsAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, WebApiApp.BasePath + path);
        using var answer = await app.Client.SendAsync(request, Cancellation);
        return FaultOf(answer) is { } fault ? [$"{method} {path}: {(int)answer.StatusCode}, {fault}"] : [];
    }

    static string? FaultOf(HttpResponseMessage answer) => answer.StatusCode == (HttpStatusCode)RequiredHeaders.Incomplete
        ? answer.Headers.GetValues("X-Headers-Fault").Single()
        : RequiredHeaders.FaultOf(name => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
