using System.Text.Json;
using System.Text.RegularExpressions;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>
/// Whole macros, written for this purpose, that together hold every construct which public macros use: Apache Velocity and our engine write the same.
/// </summary>
public sealed class CorpusTests(ApacheVelocity oracle, ITestOutputHelper output) : IClassFixture<ApacheVelocity>
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "DataCenter");

    /// <summary>What stands for <c>#usernameLink</c>, which Confluence gives to every template.</summary>
    const string Library = "#macro(usernameLink $u)<a class=\"confluence-userlink\" href=\"/wiki/people/$u\">Una</a>#end";

    static readonly TemplateInput Input = new()
    {
        PageId = "17", PageTitle = "Home", SpaceKey = "DEV", SpaceName = "Development", SiteBaseUrl = "https://acme.atlassian.net/wiki", UserId = "u-1",
        Now = new(2026, 11, 25, 14, 30, 0, TimeSpan.Zero),
        Data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [DataNames.Page] = """{"updated": "2026-11-25T14:30:00Z"}""",
            [DataNames.Labels] = """["alpha", "beta"]""",
            [DataNames.Children] = """[{"id": "18", "title": "Child"}]""",
            [DataNames.Attachments] = """[{"id": "a", "title": "plan.pdf", "url": "/download/plan.pdf"}]""",
            [DataNames.User] = """{"name": "Una"}""",
            [DataNames.Groups] = """["staff"]""",
        },
    };

    /// <summary>All but the one that reaches into the running program by reflection, which Apache Velocity lets it do.</summary>
    public static TheoryData<string> Macros() =>
        [.. Directory.EnumerateFiles(
            Folder, "*.vm").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "last-login").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Macros))]
    public async Task Render_Macro_WritesWhatApacheVelocityWrites(string name)
    {
        var template = await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.vm"), TestContext.Current.CancellationToken);
        var prelude = Prelude(name);

        var expected = await oracle.RenderAsync(prelude, Library + template);
        var actual = Rendered($"{prelude}#**#{template}");

        if (expected.Verdict == OracleVerdict.Output)
        {
            actual.ShouldBe(expected.Output);
        }
        else if (Macro(name).TryGetProperty("text", out var text))
        {
            // What 1.7 cannot read and 1.6.4, which Data Center runs, takes for text.
            actual.ShouldNotBeNull().ShouldContain(text.GetString()!);
        }
        else
        {
            actual.ShouldBeNull();
        }
    }

    [Fact]
    public void Corpus_HoldsEveryConstruct()
    {
        var texts = Directory.EnumerateFiles(Folder, "*.vm").Select(File.ReadAllText).ToList();
        var rows =
            File.ReadLines(Path.Combine(AppContext.BaseDirectory, "constructs.txt")).Where(line => line.Length > 0).Select(line => line.Split('⇥')).ToList();

        rows.Where(row => !texts.Exists(text => Regex.IsMatch(text, row[1], RegexOptions.Multiline | RegexOptions.NonBacktracking))).Select(row => row[0])
            .ShouldBeEmpty();
        texts.Count.ShouldBeGreaterThanOrEqualTo(40);
        output.WriteLine($"figure: Velocity: {texts.Count} whole macros hold all {rows.Count} constructs of the tables");
    }

    /// <summary>The parameters and the body of a macro.</summary>
    static string Prelude(string name)
    {
        var macro = Macro(name);
        var values = macro.TryGetProperty("set", out var set) ? set.EnumerateObject().Select(value => (value.Name, value.Value.GetString()!)).ToList() : [];
        if (macro.TryGetProperty("body", out var body))
        {
            values.Add(("body", body.GetString()!));
        }

        return string.Concat(values.Select(value => $"#set(${value.Item1} = '{value.Item2.Replace("'", "''", StringComparison.Ordinal)}')"));
    }

    static JsonElement Macro(string name)
    {
        using var macros = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "macros.json")));
        return macros.RootElement.GetProperty(name).Clone();
    }

    static string? Rendered(string template) =>
        new VelocityCompiler(isEscaping: false).Compile(new TemplateSource("macro", template, OutputMarkup.Html, [])).Template is { } compiled
        && compiled.Render(Input, RenderLimits.Default, CancellationToken.None) is TemplateOutput text ? text.Text : null;
}
