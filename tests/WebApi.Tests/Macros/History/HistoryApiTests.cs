using System.Net;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Macros.History;

public class HistoryApiTests(WebApiApp app)
{
    const string Key = "badge";

    [Fact]
    public async Task Revisions_PageByPage_AreAllOfThemNewestFirst()
    {
        var site = await PublishedAsync(5);

        var numbers = new List<int>();
        string? cursor = null;
        do
        {
            var part = await site.GetJsonAsync($"{MacrosPath}/{Key}/revisions?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            numbers.AddRange(part["items"]!.AsArray().Select(header => header!["number"]!.GetValue<int>()));
            cursor = part["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        numbers.ShouldBe([5, 4, 3, 2, 1]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=x")]
    [InlineData("cursor=x")]
    [InlineData("cursor=-1")]
    public async Task Revisions_BadQuestion_Is400(string query)
    {
        var site = await PublishedAsync(1);

        using var answer = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}/{Key}/revisions?{query}");

        await answer.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Compare_TwoRevisions_SaysWhatDiffers()
    {
        var site = await PublishedAsync(1);
        await site.SaveAsync(Key, new
        {
            name = "Badge 2",
            description = "A coloured word.",
            template = "<b class=\"badge\">{{ params.Text }}</b>\n<i>{{ params.Size }}</i>",
            styles = ".badge { color: green }",
            parameters = new object[] { new { name = "Size" }, new { name = "Text", @default = "fancy" } },
            rules = new { spaces = new[] { "DS" } },
        });
        await site.DoAsync(Key, "publish", new { note = "" });

        var comparison = await site.GetJsonAsync($"{MacrosPath}/{Key}/compare?from=1&to=2");

        comparison["fields"]!.AsArray().Select(change => change!["field"]!.GetValue<string>()).ShouldBe(["name", "rules.spaces"]);
        comparison["fields"]![0]!["from"]!.GetValue<string>().ShouldBe("Badge");
        comparison["fields"]![1]!["to"]!.ToJsonString().ShouldBe("""["DS"]""");
        var parameters = comparison["parameters"]!.AsArray();
        parameters.Select(change => (change!["name"]!.GetValue<string>(), change["change"]!.GetValue<string>()))
            .ShouldBe([("Size", "added"), ("Text", "changed")]);
        parameters[1]!["fields"]!.AsArray().ShouldHaveSingleItem()!["field"]!.GetValue<string>().ShouldBe("default");
        var text = comparison["texts"]!.AsArray().ShouldHaveSingleItem()!;
        text["field"]!.GetValue<string>().ShouldBe("template");
        text["hunks"]![0]!["lines"]!.AsArray().Select(line => line!["change"]!.GetValue<string>()).ShouldBe(["same", "added"]);
    }

    [Fact]
    public async Task Compare_RevisionsThatDifferInTheirSharedPartsOnly_SaysHow()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.CreatePartAsync("box", new { kind = "snippet", template = "<b>one</b>" });
        await site.PublishAsync(Key, Definitions.Badge("{{ include 'box' }}"));
        using var saved = await site.CallAsync(HttpMethod.Put, "/api/v1/parts/box", new { kind = "snippet", template = "<b>two</b>" }, ifMatch: 1);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.TextAsync());

        // What a publish of the unchanged draft would bring to pages.
        (await site.GetJsonAsync($"{MacrosPath}/{Key}/compare?from=published&to=draft"))["parts"]!.AsArray().Count.ShouldBe(1);
        using var republished = await site.CallAsync(HttpMethod.Post, "/api/v1/parts/box/republish");
        var comparison = await site.GetJsonAsync($"{MacrosPath}/{Key}/compare?from=1&to=2");

        (comparison["fields"]!.AsArray().Count, comparison["texts"]!.AsArray().Count).ShouldBe((0, 0));
        var part = comparison["parts"]!.AsArray().ShouldHaveSingleItem()!;
        (part["name"]!.GetValue<string>(), part["change"]!.GetValue<string>()).ShouldBe(("box", "changed"));
        part["texts"]![0]!["hunks"]![0]!["lines"]!.AsArray().Select(line => $"{line!["change"]} {line["text"]}")
            .ShouldBe(["removed <b>one</b>", "added <b>two</b>"]);
    }

    [Fact]
    public async Task Compare_TheDraftWithWhatIsPublished_SaysWhatWouldChange()
    {
        var site = await PublishedAsync(1);
        await site.SaveAsync(Key, Definitions.Badge("changed {{ params.Text }}"));

        (await site.GetJsonAsync($"{MacrosPath}/{Key}/compare?from=published&to=draft"))["texts"]!.AsArray().Count.ShouldBe(1);
        var same = await site.GetJsonAsync($"{MacrosPath}/{Key}/compare?from=draft&to=draft");
        same.ToJsonString().ShouldBe("""{"fields":[],"parameters":[],"texts":[],"parts":[]}""");
    }

    [Theory]
    [InlineData("from=1&to=7", 404)]
    [InlineData("from=0&to=1", 404)]
    [InlineData("from=1&to=wobbly", 400)]
    [InlineData("from=1", 400)]
    [InlineData("", 400)]
    public async Task Compare_BadQuestion_IsAProblem(string query, int status)
    {
        var site = await PublishedAsync(1);

        using var answer = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}/{Key}/compare?{query}");

        await answer.ShouldBeProblemAsync(status, status == 404 ? "not-found" : "bad-request");
    }

    [Fact]
    public async Task Compare_WithWhatIsNotPublished_Is404()
    {
        var site = await TestSite.InstalledAsync(app);
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = Key, definition = Definitions.Badge() });

        using var answer = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}/{Key}/compare?from=published&to=draft");

        await answer.ShouldBeProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Retention_ByNumber_ForgetsTheOldest()
    {
        var site = await PublishedAsync(3);
        await site.ChangeSettingsAsync(new { retention = new { revisions = 2 } });
        await PublishAsync(site, 4);

        (await site.GetJsonAsync($"{MacrosPath}/{Key}/revisions"))["items"]!.AsArray().Count.ShouldBe(2);
        using var gone = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}/{Key}/revisions/2");
        await gone.ShouldBeProblemAsync(404, "not-found");
        (await site.AuditedAsync("history.")).ShouldBe(["history.shortened"]);
    }

    static async Task PublishAsync(TestSite site, int number)
    {
        await site.SaveAsync(Key, Definitions.Badge($"{number} {{{{ params.Text }}}}"));
        var header = await site.DoAsync(Key, "publish", new { note = $"note {number}" });
        header["number"]!.GetValue<int>().ShouldBe(number);
    }

    async Task<TestSite> PublishedAsync(int revisions)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.Badge());
        for (var number = 2; number <= revisions; number++)
        {
            await PublishAsync(site, number);
        }

        return site;
    }
}
