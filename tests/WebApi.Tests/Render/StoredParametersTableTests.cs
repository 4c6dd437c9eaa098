using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Grains.Interfaces.Parameters;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

/// <summary>
/// One use of a macro says the same on the page and in every export: each type of parameters, required and optional, with its default and set, spelled as
/// Confluence and as Data Center stores names, framed and static.
/// </summary>
public sealed partial class StoredParametersTableTests(WebApiApp app)
{
    static readonly ImmutableArray<Kind> Kinds =
    [
        new("string", "d", "a & <b>"),
        new("string", "d", "one\ntwo", IsMultiLine: true),
        new("boolean", "false", "true"),
        new("enum", "one", "two"),
        new("int", "3", "12"),
        new("url", "https://d.example/", "https://a.example/?b=1&c=<d>"),
        new("username", "account-d", "account-s"),
        new("spacekey", "DOCS", "TEAM"),
        new("confluenceContent", "Home", "Über & uns"),
        new("attachment", "d.png", "s t.png"),
        new("label", "d", "s"),
        new("date", "2026-01-31", "2026-02-01"),
        new("colour", "#36b37e", "#ff0000"),
    ];

    public static readonly TheoryData<string, string> Macros = new()
    {
        { "Scriban", "framed" },
        { "Scriban", "static" },
        { "Velocity", "framed" },
        { "Velocity", "static" },
    };

    [Fact]
    public void Kinds_AreAllTypes() => Kinds.Select(kind => kind.Type.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .ShouldBe(ParameterTypes.All.Select(type => type.Type.ToString().ToUpperInvariant()).Order(StringComparer.Ordinal));

    /// <summary>A site that accepts static modules shows the page of a static macro by its static address, another in a frame: both are walked.</summary>
    [Theory]
    [MemberData(nameof(Macros))]
    public async Task Parameter_InAnySpelling_IsTheSameOnThePageAndInEveryExport(string language, string output)
    {
        var site = await TestSite.InstalledAsync(app);
        var cells = new List<Cell>();
        foreach (var required in (bool[])[false, true])
        {
            foreach (var spelled in (bool[])[false, true])
            {
                var key = $"table-{required}-{spelled}".ToLowerInvariant();
                await site.PublishAsync(key, Definition(language, output, required, spelled));
                cells.AddRange(Kinds.SelectMany((_, kind) => (Cell[])[new(key, kind, spelled, IsSet: false), new(key, kind, spelled, IsSet: true)]));
            }
        }

        var page = Store(site, cells);
        // A busy machine may take longer for the first answer of a site than a page is kept waiting.
        await TextsAsync(site, cells[^1]);
        var wrong = new List<string>();
        foreach (var cell in cells)
        {
            var kind = Kinds[cell.Parameter];
            var expected = $"[{(cell.IsSet ? kind.Set : kind.Default)}]";
            foreach (var (way, text) in await TextsAsync(site, cell))
            {
                if (!string.Equals(text, expected, StringComparison.Ordinal))
                {
                    wrong.Add($"{cell.Macro} {kind.Type} set: {cell.IsSet}, {way}: {text} and not {expected}");
                }
            }
        }

        string.Join('\n', wrong).ShouldBeEmpty();
        app.Host.Questions[page].ShouldBe(1, "one request serves all macros of a version");
    }

    static object Definition(string language, string output, bool required, bool spelled) => new
    {
        name = "Table",
        output,
        language,
        template = "<p>" + string.Concat(Kinds.Select((_, kind) => language == "Velocity"
            ? $"#if ($param{Name(0, spelled)} == '{kind}')[$param{Name(kind + 1, spelled)}]#end"
            : $"{{{{ if params.{Name(0, spelled)} == '{kind}' }}}}[{{{{ params.{Name(kind + 1, spelled)} }}}}]{{{{ end }}}}")) + "</p>",
        parameters = ((object[])[new { name = Name(0, spelled) }]).Concat(Kinds.Select((kind, number) => (object)new
        {
            name = Name(number + 1, spelled),
            type = kind.Type,
            required,
            multiLine = kind.IsMultiLine,
            @default = kind.Default,
            values = kind.Type == "enum" ? new[] { "one", "two" } : [],
        })),
    };

    /// <summary>The first says which of the others is shown.</summary>
    static string Name(int number, bool spelled) => $"{(spelled ? 'V' : 'v')}alue{number}";

    static string Store(TestSite site, IEnumerable<Cell> cells)
    {
        var storage = string.Concat(cells.Select(cell =>
        {
            var use = new StringBuilder($"<ac:structured-macro ac:name=\"{cell.Macro}\" ac:macro-id=\"{cell.Id}\">");
            foreach (var (name, value) in cell.Stored)
            {
                use.Append($"<ac:parameter ac:name=\"{name}\">{WebUtility.HtmlEncode(value)}</ac:parameter>");
            }

            return use.Append("</ac:structured-macro>").ToString();
        }));
        return site.StorePage(storage);
    }

    static async Task<IEnumerable<(string Way, string Text)>> TextsAsync(TestSite site, Cell cell)
    {
        var texts = new List<(string Way, string Text)> { ("frame", await FrameAsync(site, cell)) };
        foreach (var outputType in (string[])["display", "pdf", "word", "email"])
        {
            using var answer = await site.GetAsync(cell.Target("/connect/static", outputType), context: cell.Context);
            texts.Add((outputType, TextOf(await answer.TextAsync())));
        }

        return texts;
    }

    /// <summary>What the frame shows in the end; it asks the page itself for what its address did not bring.</summary>
    static async Task<string> FrameAsync(TestSite site, Cell cell)
    {
        using var opened = await site.GetAsync(cell.Target("/connect/render", "display"), context: cell.Context);
        var page = await opened.TextAsync();
        if (Ticket().Match(page) is not { Success: true } ticket)
        {
            return TextOf(Output().Match(page).Groups["html"].Value);
        }

        using var content = JsonContent.Create(new
        {
            ticket = WebUtility.HtmlDecode(ticket.Groups["ticket"].Value),
            parameters = cell.Stored.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
        });
        using var answer = await site.SendAsync(
            HttpMethod.Post, $"/connect/frames/{cell.Macro}", site.ContextToken(TestSite.Viewer, cell.Context), content);
        return TextOf((await answer.JsonAsync())["html"]!.GetValue<string>());
    }

    static string TextOf(string markup) => WebUtility.HtmlDecode(Tag().Replace(markup, "")).Trim();

    [GeneratedRegex("data-ticket=\"(?<ticket>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Ticket();

    [GeneratedRegex("<div id=\"output\"[^>]*>(?<html>.*)</div></div>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Output();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    /// <param name="Type">The type of the parameter.</param>
    /// <param name="Default">Its default.</param>
    /// <param name="Set">Another value.</param>
    /// <param name="IsMultiLine">Whether it takes several lines, which no address holds.</param>
    sealed record Kind(string Type, string Default, string Set, bool IsMultiLine = false);

    /// <param name="Macro">The macro.</param>
    /// <param name="Parameter">The parameter that is looked at; the others are set and sent.</param>
    /// <param name="IsSpelled">Whether names are in Data Center's spelling.</param>
    /// <param name="IsSet">Whether the author set it.</param>
    sealed record Cell(string Macro, int Parameter, bool IsSpelled, bool IsSet)
    {
        public string Id => $"m-{Macro}-{Parameter}-{IsSet}";

        public IEnumerable<(string Name, string Value)> Stored =>
            IsSet ? [(Name(Parameter + 1, IsSpelled), Kinds[Parameter].Set)] : [];

        public JsonObject Context
        {
            get
            {
                var context = TestSite.MacroContext();
                context["confluence"]!["macro"]!["id"] = Id;
                return context;
            }
        }

        public string Target(string path, string outputType)
        {
            var sent = string.Concat(Kinds.Select((kind, number) =>
                kind.IsMultiLine && number != Parameter ? $"&p.value{number + 1}=x"
                : number == Parameter && (IsSpelled || !IsSet || kind.IsMultiLine) ? $"&p.value{number + 1}="
                : $"&p.value{number + 1}={Uri.EscapeDataString(kind.Set)}"));
            return $"{path}/{Macro}?page.id={TestSite.PageId}&page.title=Home&page.type=page&page.version=3&space.key=DOC&macro.id={Id}"
                + $"&output.type={outputType}&p.value0={Parameter}{sent}";
        }
    }
}
