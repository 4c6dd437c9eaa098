using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api;

/// <summary>JSON made to do harm, at every address that takes JSON: refused with a problem, and the process lives.</summary>
public sealed class HostileBodyTests(WebApiApp app)
{
    static readonly (string Name, Func<int, string> Make)[] Bodies =
    [
        ("arrays", count => new string('[', count)),
        ("closed arrays", count => new string('[', count) + new string(']', count)),
        ("objects", count => Repeat("{\"definition\":", count)),
        ("in a field", count => $"{{\"definition\":{{\"name\":{Repeat("[", count)}"),
        ("unknown", count => $"{{\"x\":{Repeat("{\"a\":", count)}1{Repeat("}", count)}}}"),
        ("properties", count => $"{{{string.Join(',', Enumerable.Range(0, count).Select(number => $"\"a{number}\":0"))}}}"),
        ("duplicates", count => $"{{{Repeat("\"name\":\"\",", count)}\"name\":\"\"}}"),
        ("number", count => $"{{\"name\":{new string('9', count)}e{new string('9', count)}}}"),
        ("half pair", count => $"{{\"name\":\"{Repeat("\\ud800", count)}\"}}"),
    ];

    [Fact]
    public async Task Body_MadeToDoHarm_IsRefusedEverywhere()
    {
        var site = await TestSite.InstalledAsync(app);
        var endpoints = Endpoints().ToList();
        endpoints.Count.ShouldBeGreaterThan(15);
        var tried = 0;
        foreach (var (name, make) in Bodies)
        {
            foreach (var count in new[] { 100, 10_000 })
            {
                var body = make(count);
                foreach (var (method, path) in endpoints)
                {
                    using var answer = await SendAsync(site, method, path, body);
                    ((int)answer.StatusCode).ShouldBeInRange(400, 428, $"{method} {path}: {name}, {count}");
                    tried++;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} bodies at {endpoints.Count} addresses");
    }

    [Fact]
    public async Task Check_HundredThousandParameters_NamesTheLimit()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await SendAsync(
            site,
            HttpMethod.Post,
            $"{MacrosPath}/x/check",
            $"{{\"name\":\"x\",\"template\":\"\",\"parameters\":[{Repeat("{\"name\":\"p\"},", 100_000)}{{\"name\":\"p\"}}]}}");

        (await answer.JsonAsync())["errors"]!["parameters"]![0]!.GetValue<string>().ShouldContain("50");
    }

    [Fact]
    public async Task Preview_MoreThanARenderTakes_NamesTheLimitAndWhatThereIs()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/x/preview", new
        {
            definition = Definitions.Badge(),
            parameters = Enumerable.Range(0, 1000).ToDictionary(number => $"p{number}", _ => "x"),
            context = new { pageTitle = new string('x', 2000) },
        });

        var errors = (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!;
        errors["parameters"]![0]!.GetValue<string>().ShouldBe("Must have at most 50 parameters; this has 1000.");
        errors["context.pageTitle"]![0]!.GetValue<string>().ShouldBe("Must have at most 1024 characters; this has 2000.");
    }

    [Theory]
    [InlineData("macros", "2001 macros; at most 2000 are allowed")]
    [InlineData("parts", "101 shared parts; at most 100 are allowed")]
    [InlineData("choices", "2001 choices; at most 2000 are allowed")]
    public async Task ImportPlan_BundleOfMoreThanASiteCanHave_NamesTheLimitAndWhatThereIs(string what, string words)
    {
        var site = await TestSite.InstalledAsync(app);
        const string Macro =
            """{"key":"a","state":"draft","draft":{"editedBy":null,"editedAt":"2026-01-01T00:00:00Z","definition":{"name":"x"}},"revisions":[]}""";
        const string Part = """{"name":"a","number":1,"editedBy":null,"editedAt":"2026-01-01T00:00:00Z","texts":{"kind":"snippet"}}""";
        var macros = what == "macros" ? string.Join(',', Enumerable.Repeat(Macro, 2001)) : "";
        var parts = what == "parts" ? string.Join(',', Enumerable.Repeat(Part, 101)) : "";
        var choices = what == "choices" ? string.Join(',', Enumerable.Range(0, 2001).Select(number => $$"""
            "k{{number}}":{"action":"skip"}
            """)) : "";

        using var answer = await SendAsync(site, HttpMethod.Post, "/api/v1/import/plan", $$"""
            {"bundle":{"format":"usermacro-bundle","version":1,"createdAt":"2026-01-01T00:00:00Z","macros":[{{macros}}],"parts":[{{parts}}],
            "checksum":""},"choices":{ {{choices}} } }
            """);

        (await answer.ShouldBeProblemAsync(422, "invalid-bundle"))["detail"]!.GetValue<string>().ShouldContain(words);
    }

    [Fact]
    public async Task Query_OfManyParameters_NamesTheLimit()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}?{Repeat("a&", 10_000)}");

        (await answer.ShouldBeProblemAsync(414, "bad-request"))["detail"]!.GetValue<string>().ShouldContain("at most 16384");
    }

    static async Task<HttpResponseMessage> SendAsync(TestSite site, HttpMethod method, string path, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await site.SendAsync(method, path, site.ContextToken(site.Administrator), content);
    }

    IEnumerable<(HttpMethod Method, string Path)> Endpoints() =>
        from endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let path = endpoint.RoutePattern.RawText!
        where path.StartsWith("/api/", StringComparison.Ordinal)
            && endpoint.Metadata.OfType<IAcceptsMetadata>().Any(accepts => accepts.ContentTypes.Contains("application/json", StringComparer.Ordinal))
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (
            new HttpMethod(method),
            path.Replace("{key}", "x", StringComparison.Ordinal)
                .Replace("{name}", "x", StringComparison.Ordinal).Replace("{id}", "x", StringComparison.Ordinal));

    static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
