using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

/// <summary>Copies of a macro on one page, which share its id: each shows what is its own, or a notice, never what is another's.</summary>
public sealed partial class MacroCopiesTests(WebApiApp app)
{
    const string Unclear = "which of them belongs here cannot be told";

    public static readonly TheoryData<string> Languages = ["scriban", "velocity"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Export_CopiesWithOtherParameters_EachHasItsOwnBody(string language)
    {
        var site = await PublishedAsync(language);
        site.StorePage(Copy("first", ("level", "low")) + Copy("second", ("level", "high")) + Copy("third"));

        (await ExportAsync(site, "&p.level=high")).ShouldContain("<p>second</p>");
        (await ExportAsync(site, "&p.level=low")).ShouldContain("<p>first</p>");
        (await ExportAsync(site, "&p.level=")).ShouldContain("<p>third</p>");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Export_CopiesWithLocalIds_EachHasItsOwnBody(string language)
    {
        var site = await PublishedAsync(language);
        site.StorePage(Copy("first", localId: "l-1") + Copy("second", localId: "l-2"));

        (await ExportAsync(site, "&macro.local=l-2")).ShouldContain("<p>second</p>");
        (await ExportAsync(site, "&macro.local=l-1")).ShouldContain("<p>first</p>");
        (await ExportAsync(site, "&macro.local=l-3")).ShouldContain(Unclear);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Export_CopiesThatCannotBeToldApart_SaySo(string language)
    {
        var site = await PublishedAsync(language);
        site.StorePage(Copy("first") + Copy("second"));

        var storage = await ExportAsync(site, "&p.level=");

        storage.ShouldContain(Unclear);
        storage.ShouldNotContain("first");
        storage.ShouldNotContain("second");
        var usage = await site.GetJsonAsync("/api/v1/macros/box/usage");
        usage["total"]!["missing"]!["unclear"]!.GetValue<long>().ShouldBe(1);
    }

    [Fact]
    public async Task Export_CopiesOfOneBody_ShowIt()
    {
        var site = await PublishedAsync("scriban");
        site.StorePage(Copy("same") + Copy("same"));

        (await ExportAsync(site, "&p.level=")).ShouldContain("<p>same</p>");
    }

    [Fact]
    public async Task Export_OtherMacroOfTheSameId_IsNotMeant()
    {
        var site = await PublishedAsync("scriban");
        site.StorePage(Copy("other").Replace("\"box\"", "\"other-box\"", StringComparison.Ordinal) + Copy("mine"));

        (await ExportAsync(site, "&p.level=")).ShouldContain("<p>mine</p>");
    }

    [Fact]
    public async Task Export_CopiesOfAGenericMacro_AreToldApartByItsParameters()
    {
        var site = await PublishedAsync("scriban");
        site.StorePage(Copy("first", ("macro", "box"), ("parameters", "level=low")) + Copy("second", ("macro", "box"), ("parameters", "level=high")));

        using var answer = await site.GetAsync(
            TestSite.RenderTarget("usermacro-any-framed-block-rich", "&um.macro=box&um.parameters=level%3Dhigh", "/connect/static"));

        (await answer.TextAsync()).ShouldContain("<p>second</p>");
    }

    [Fact]
    public async Task Static_CopiesThatDifferInParametersOfDataCentersSpelling_AreToldApartByTheBodyThatIsSent()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", new
        {
            name = "B",
            body = "rendered",
            output = "static",
            template = "<div>{{ params.Level }}:{{ body }}</div>",
            parameters = new[] { new { name = "Level" } },
        });
        site.StorePage(Copy("first", ("Level", "low")) + Copy("second", ("Level", "high")));

        (await PostAsync("<p>second</p>")).ShouldBe("<div>high:<p>second</p></div>");
        (await PostAsync("<p>first</p>")).ShouldBe("<div>low:<p>first</p></div>");
        (await PostAsync("<p>third</p>")).ShouldContain(Unclear);

        async Task<string> PostAsync(string body)
        {
            (string, string)[] fields =
            [
                ("page.id", TestSite.PageId), ("page.type", "page"), ("page.version", "3"), ("macro.id", "m-1"), ("p.level", ""), ("macro.body", body),
            ];
            using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
            var token = site.Sign(site.Claims(
                "POST", "/connect/static/box", [.. fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))], context: TestSite.MacroContext()));
            using var answer = await site.SendAsync(HttpMethod.Post, "/connect/static/box", token, content);
            return await answer.TextAsync();
        }
    }

    [Fact]
    public async Task Frame_ThatReadsThePage_KnowsByWhatItTellsCopiesApart()
    {
        var site = await PublishedAsync("scriban");

        var copies = await CopiesAsync(site);
        var again = await CopiesAsync(site);
        var foreign = await CopiesAsync(site, "somebody-else");

        copies["page"]!.GetValue<string>().ShouldBe($"/api/v2/pages/{TestSite.PageId}?body-format=storage&version=3");
        copies["macro"]!.GetValue<string>().ShouldBe($"/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1");
        copies["id"]!.GetValue<string>().ShouldBe("m-1");
        copies["localId"]!.GetValue<string>().ShouldBe("l-1");
        copies["name"]!.GetValue<string>().ShouldBe("box");
        again["shared"]!.GetValue<string>().ShouldBe(copies["shared"]!.GetValue<string>());
        foreign["shared"]!.GetValue<string>().ShouldNotBe(copies["shared"]!.GetValue<string>());
    }

    static async Task<JsonNode> CopiesAsync(TestSite site, string viewer = TestSite.Viewer)
    {
        using var answer = await site.GetAsync(TestSite.RenderTarget("box", "&macro.local=l-1"), viewer);
        return JsonNode.Parse(System.Net.WebUtility.HtmlDecode(Copies().Match(await answer.TextAsync()).Groups["json"].Value))!;
    }

    static string Copy(string body, params (string Name, string Value)[] parameters) => Copy(body, "", parameters);

    static string Copy(string body, string localId, params (string Name, string Value)[] parameters) =>
        $"<ac:structured-macro ac:name=\"box\" ac:macro-id=\"m-1\" ac:local-id=\"{localId}\">"
            + string.Concat(parameters.Select(pair => $"<ac:parameter ac:name=\"{pair.Name}\">{pair.Value}</ac:parameter>"))
            + $"<ac:rich-text-body><p>{body}</p></ac:rich-text-body></ac:structured-macro>";

    static async Task<string> ExportAsync(TestSite site, string query)
    {
        using var answer = await site.GetAsync(TestSite.RenderTarget("box", query, "/connect/static"));
        return await answer.TextAsync();
    }

    async Task<TestSite> PublishedAsync(string language)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", new
        {
            name = "B",
            body = "rendered",
            language,
            template = language == "velocity" ? "<div>$!paramlevel $body</div>" : "<div>{{ params.level }} {{ body }}</div>",
            parameters = new[] { new { name = "level" } },
        });
        return site;
    }

    [GeneratedRegex("data-copies=\"(?<json>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Copies();
}
