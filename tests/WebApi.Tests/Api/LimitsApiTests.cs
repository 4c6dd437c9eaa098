using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Processes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Api;

/// <summary>The table of limits: published whole, described, documented, and the only source of the names that refusals carry.</summary>
public partial class LimitsApiTests(WebApiApp app)
{
    const string WriteSwitch = "USERMACRO_WRITE_LIMITS";

    [Fact]
    public async Task Limits_OfTheTable_ArePublishedWithUnitAndSentence()
    {
        var site = await TestSite.InstalledAsync(app);

        var items = (await site.GetJsonAsync("/api/v1/limits"))["items"]!.AsArray();

        items.Select(item => (Text(item, "name"), item!["value"]!.GetValue<int>())).ShouldBe(Limits.All.Select(limit => (limit.Name, limit.Value)));
        items.Select(item => Text(item, "unit"))
            .ShouldBe(Limits.All.Select(limit => limit.Unit.ToString().ToLowerInvariant()));
        items.ShouldAllBe(item => Text(item, "description").EndsWith('.') && Text(item, "description").Length > 10);
    }

    [Fact]
    public void Names_OfTheTable_AreUniqueAndStable()
    {
        Limits.All.Select(limit => limit.Name).ShouldBeUnique();
        Limits.All.ShouldAllBe(limit => limit.Value > 0 && KebabCase().IsMatch(limit.Name));
        string[] released =
        [
            "connections", "macros", "parts", "tokens", "work",
            "body", "body-depth", "body-elements", "body-attributes", "body-style-declarations", "body-time",
        ];
        released.Except(Limits.All.Select(limit => limit.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void Constants_OfTheTable_AreEntries() =>
        typeof(Limits).GetFields().Count(field => field.IsLiteral).ShouldBe(Limits.All.Length);

    [Fact]
    public void Document_OfTheLimits_IsTheTable()
    {
        var path = Path.Combine(Repository.Root, "docs", "administrators", "limits.md");
        var document = File.ReadAllLines(path);
        string[] table =
        [
            .. Limits.All.Select(limit => string.Create(
                CultureInfo.InvariantCulture, $"| `{limit.Name}` | {limit.Value} | {limit.Unit.ToString().ToLowerInvariant()} | {limit.Description} |")),
        ];
        if (Environment.GetEnvironmentVariable(WriteSwitch) == "1")
        {
            var first = Array.FindIndex(document, IsRow);
            document = [.. document[..first], .. table, .. document[first..].Where(line => !IsRow(line))];
            File.WriteAllLines(path, document);
        }

        document.Where(IsRow).ShouldBe(table, $"A limit has changed: run this test with {WriteSwitch}=1 and commit {path}.");

        static bool IsRow(string line) => line.StartsWith("| `", StringComparison.Ordinal);
    }

    static string Text(JsonNode? item, string member) => item![member]!.GetValue<string>();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex KebabCase();
}
