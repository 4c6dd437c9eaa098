using System.Globalization;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban;
using UserMacro.Templating.Velocity;

namespace UserMacro.EndToEnd.Tests.Escaping;

/// <summary>
/// Every place with every payload, in both languages and in a real browser: nothing of a value runs, becomes an element or an attribute,
/// ends a rule of a style sheet, breaks a script, or asks another host for anything.
/// </summary>
public sealed class EscapeMatrixTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    static readonly string[] AllowedTags = ["h1", "span", "p", "div"];
    static readonly string[] AllowedAttributes = ["", "checked", "class", "data-blocked"];
    static readonly string[] Harmless = ["http:", "https:", "mailto:", "tel:", "sms:", "ftp:"];
    static readonly ITemplateCompiler[] Compilers = [new ScribanCompiler(), new VelocityCompiler()];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, EscapePlaces.All.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Render_AnyPayload_StaysInItsPlace(int number)
    {
        var place = EscapePlaces.All[number];
        foreach (var compiler in Compilers)
        {
            var template = Compiled(compiler, place.Template);
            var plain = await BrowserReading.OfAsync(chromium, [Render(template, "div1")]);
            // An empty parameter is absent to Velocity, which then writes nothing: what is left is the author's alone.
            var payloads = EscapePayloads.All.Where(payload => payload.Length > 0 || compiler is ScribanCompiler).ToList();
            var outputs = payloads.ConvertAll(payload => Render(template, payload));

            var read = await BrowserReading.OfAsync(chromium, outputs);

            var (language, structure) = (compiler.GetType().Name, Structure(place, plain.Cells.ShouldHaveSingleItem()));
            read.Cells.Length.ShouldBe(outputs.Count, $"{language}: {place.Template}");
            for (var cell = 0; cell < outputs.Count; cell++)
            {
                Structure(place, read.Cells[cell]).ShouldBe(structure, $"{language}: {payloads[cell]} gives {outputs[cell]}");
            }

            read.Runs.ShouldBeEmpty($"{language}: {place.Template}");
            // In Velocity a number is written as Data Center wrote it, also where there can be none.
            read.SyntaxErrors.Where(_ => compiler is ScribanCompiler).ShouldBeEmpty($"{language}: {place.Template}");
            read.Schemes.Except(Harmless).ShouldBeEmpty($"{language}: {place.Template}");
            read.Foreign.Where(address => !place.Loads || !address.StartsWith("http", StringComparison.Ordinal))
                .ShouldBeEmpty($"{language}: {place.Template}");
            var rules = plain.Sheets.Length == 0 ? 0 : Rules(plain.Sheets[0]);
            read.Sheets.Length.ShouldBe(plain.Sheets.Length * outputs.Count);
            read.Sheets.ShouldAllBe(sheet => Rules(sheet) <= rules && sheet.EndsWith(".z", StringComparison.Ordinal), $"{language}: {place.Template}");
        }
    }

    [Fact]
    public void Payloads_AreMany()
    {
        EscapePayloads.All.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(400);
        output.WriteLine($"figure: escape matrix: {EscapePlaces.All.Length} places × {EscapePayloads.All.Length} payloads × {Compilers.Length} languages");
    }

    static int Rules(string sheet) => int.Parse(sheet.Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Where a value names something, that is one of the names that values may have, or nothing.</summary>
    static string Structure(EscapePlace place, string cell) => place.Named ? string.Join(' ', cell.Split(' ').Select(Nameless)) : cell;

    static string Nameless(string element)
    {
        var (open, close) = (element.IndexOf('[', StringComparison.Ordinal), element.IndexOf(']', StringComparison.Ordinal));
        var attributes = element[(open + 1)..close].Split(',').Where(name => !AllowedAttributes.Contains(name));
        return $"{Nameless(element[..open], AllowedTags)}[{string.Join(',', attributes)}]{Nameless(element[(close + 1)..], AllowedTags)}";
    }

    static string Nameless(string name, string[] allowed) => allowed.Contains(name) ? "*" : name;

    static CompiledTemplate Compiled(ITemplateCompiler compiler, string place)
    {
        var value = compiler is VelocityCompiler ? "$!{paramv}" : "{{ params.v }}";
        var text = place.Replace("{«v»", "{ «v»", StringComparison.Ordinal).Replace("«v»}", "«v» }", StringComparison.Ordinal)
            .Replace("«v»", value, StringComparison.Ordinal);
        var compiled = compiler.Compile(new TemplateSource("box", text, OutputMarkup.Html, ["v"]));
        return compiled.Template.ShouldNotBeNull(place + string.Join('\n', compiled.Diagnostics.Select(d => d.Message)));
    }

    static string Render(CompiledTemplate template, string value) => template.Render(
        new TemplateInput { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["v"] = value } },
        RenderLimits.Default,
        CancellationToken.None).ShouldBeOfType<TemplateOutput>().Text;
}
