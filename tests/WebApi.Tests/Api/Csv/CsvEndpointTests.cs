using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Migration;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api.Csv;

/// <summary>Every endpoint that gives CSV, found by what its handler takes, with formulas in all that a tenant chooses.</summary>
public sealed class CsvEndpointTests(WebApiApp app)
{
    static readonly string[] Known = ["exportAudit", "importMigration", "planMigration"];

    [Fact]
    public void Endpoints_ThatGiveCsv_AreThoseTestedHere() => EndpointsWithCsv().ShouldBe(Known, ignoreOrder: true);

    [Theory]
    [InlineData("plan")]
    [InlineData("import")]
    public async Task Report_OfHostileNames_HoldsNoFormula(string action)
    {
        var site = await TestSite.InstalledAsync(app);
        var zip = MigrationFiles.Zip(
            ("=cmd.vm", "x"),
            ("+x/@a.vm", "## @param =p:type=x\n#set($a = 1) $param=1 $paramA;=1"),
            ("-1.json", "{"),
            ("a;=1.md", "x"),
            ("＝1.vm", "x"),
            ("x.json", """[{"name":"=1","title":"@t","template":"x\n=1"}]"""));

        using var answer = await site.SendAsync(action, zip, "file=%3Dm.zip&format=csv");

        (await answer.TextAsync()).ShouldHoldNoFormula(lines: 7);
    }

    [Fact]
    public async Task Audit_OfHostileTargets_HoldsNoFormula()
    {
        var site = await TestSite.InstalledAsync(app);
        using var token = await site.CallAsync(HttpMethod.Post, ApiTokens.TokensPath, new { name = "=HYPERLINK(\"http://x\")", scopes = new[] { "read" } });
        using var connection = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}/=1");

        using var answer = await site.CallAsync(HttpMethod.Get, "/api/v1/audit/export?format=csv");

        (await answer.TextAsync()).ShouldHoldNoFormula(lines: 2);
    }

    IEnumerable<string> EndpointsWithCsv() =>
        from endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let method = endpoint.Metadata.GetMetadata<MethodInfo>()
        where method is not null
            && (method.GetParameters().Any(parameter => TakesCsv(parameter.ParameterType))
                || endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
                    .Any(produces => produces.ContentTypes.Any(type => type.Contains("csv", StringComparison.OrdinalIgnoreCase))))
        select endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.RoutePattern.RawText!;

    /// <summary>Whether a value of the type can be spelled csv.</summary>
    static bool TakesCsv(Type type)
    {
        var parsed = Nullable.GetUnderlyingType(type) ?? type;
        return parsed.Assembly == typeof(Program).Assembly
            && parsed.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static, [typeof(string), parsed.MakeByRefType()]) is { } parse
            && parse.Invoke(null, ["csv", null]) is true;
    }
}

static class CsvAnswerExtensions
{
    /// <summary>No cell begins as a formula, wherever a spreadsheet may begin one.</summary>
    public static void ShouldHoldNoFormula(this string text, int lines)
    {
        text.Split("\r\n").Length.ShouldBeGreaterThan(lines, text);
        foreach (var cell in text.Split(',', ';', '\t', '\r', '\n'))
        {
            "=+-@＝＋－＠".Contains(cell.TrimStart(' ', '"') is [var first, ..] ? first : 'x', StringComparison.Ordinal).ShouldBeFalse($"{cell}\n\n{text}");
        }
    }
}
