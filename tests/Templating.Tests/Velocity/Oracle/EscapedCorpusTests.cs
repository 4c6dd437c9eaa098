using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>
/// Macros with values in styles, scripts, names, comments and addresses: with escaping on, harmless values give the page that Data Center
/// gave.
/// </summary>
public sealed partial class EscapedCorpusTests(ApacheVelocity oracle) : IClassFixture<ApacheVelocity>
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "DataCenter");

    public static TheoryData<string> Macros() =>
        [.. Corpus().EnumerateObject().Where(macro => macro.Value.TryGetProperty("escaped", out _)).Select(macro => macro.Name)];

    [Theory]
    [MemberData(nameof(Macros))]
    public async Task Render_HarmlessValues_IsThePageOfDataCenter(string name)
    {
        var template = await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.vm"), TestContext.Current.CancellationToken);
        var macro = Corpus().GetProperty(name);
        var values = macro.TryGetProperty("set", out var set) ? set.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString()!) : [];
        var body = macro.TryGetProperty("body", out var given) ? given.GetString()! : null;
        var prelude = string.Concat(values.Append(new("body", body ?? "")).Select(value => $"#set(${value.Key} = '{value.Value}')"))
            + "#set($content = {\"title\": \"Home\"})";

        var expected = await oracle.RenderAsync(prelude, template);
        var input = Velocities.Input with
        {
            Parameters = values.ToDictionary(value => value.Key["param".Length..], object (value) => value.Value),
            Body = body,
            BodyIsMarkup = true,
        };
        var compiled = Velocities.Compile(template, OutputMarkup.Html, [.. input.Parameters.Keys]);
        compiled.Diagnostics.ShouldAllBe(diagnostic => !diagnostic.IsError && diagnostic.Code != "unsafe-place");
        var output = compiled.Template!.Render(input, RenderLimits.Default, TestContext.Current.CancellationToken).ShouldBeOfType<TemplateOutput>();

        output.Blocked.ShouldBeEmpty();
        expected.Verdict.ShouldBe(OracleVerdict.Output);
        Page(output.Text).ShouldBe(Page(expected.Output));
    }

    static JsonElement Corpus() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "macros.json"))).RootElement;

    /// <summary>Elements, attributes, texts and comments as a parser reads them; of scripts, characters in place of their escapes.</summary>
    static string Page(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        foreach (var script in document.Scripts)
        {
            script.TextContent = Escapes().Replace(script.TextContent, Character);
        }

        foreach (var attribute in document.All.SelectMany(element => element.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)))
        {
            attribute.Value = Escapes().Replace(attribute.Value, Character);
        }

        return document.DocumentElement.OuterHtml;
    }

    static string Character(Match escape) =>
        ((char)int.Parse(escape.Groups["code"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex(@"\\u(?<code>[0-9a-f]{4})", RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
