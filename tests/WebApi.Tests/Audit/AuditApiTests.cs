using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Audit;

public class AuditApiTests(WebApiApp app)
{
    const string Log = "/api/v1/audit";

    static readonly DateTimeOffset Once = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task Read_Lines_NamesAccountsAndFormerUsers()
    {
        var site = await TestSite.InstalledAsync(app);
        await EnterAsync(site, Entry("a") with { Actor = "u77" }, Entry("b") with { Actor = await HandleOfAsync(site) }, Entry("c") with { Actor = "" });

        using var answer = await site.CallAsync(HttpMethod.Get, $"{Log}?limit=3");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        var items = (await answer.JsonAsync())["items"]!.AsArray();
        items.Select(Text("id")).ShouldBe(["c", "b", "a"]);
        items.Select(Text("actorKind")).ShouldBe(["service", "account", "formerUser"]);
        items.Select(item => item!["actor"]?.GetValue<string>()).ShouldBe([null, site.Administrator, null]);
        items[0]!["outcome"]!.GetValue<string>().ShouldBe("done");
        items[0]!["at"]!.GetValue<DateTimeOffset>().ShouldBe(Once);
    }

    [Fact]
    public async Task Read_PageByPage_EndsWithoutACursor()
    {
        var site = await TestSite.InstalledAsync(app);
        await EnterAsync(site, [.. Enumerable.Range(0, 5).Select(number => Entry($"e{number}"))]);
        var read = new List<string>();
        var cursor = "";
        while (cursor is not null)
        {
            using var answer = await site.CallAsync(HttpMethod.Get, $"{Log}?limit=2&target=badge&cursor={cursor}");
            var part = await answer.JsonAsync();
            read.AddRange(part["items"]!.AsArray().Select(Text("id")));
            cursor = part["next"]?.GetValue<string>();
        }

        read.ShouldBe(["e4", "e3", "e2", "e1", "e0"]);
    }

    [Theory]
    [InlineData("actor=nobody", 0)]
    [InlineData("action=macro.", 2)]
    [InlineData("action=macro.published&outcome=refused", 0)]
    [InlineData("target=badge&outcome=done", 2)]
    [InlineData("from=2026-01-02T03:04:05Z&until=2026-01-02T03:04:06Z", 2)]
    [InlineData("until=2026-01-02T03:04:05Z", 0)]
    public async Task Read_Filtered_GivesWhatMatches(string query, int count)
    {
        var site = await TestSite.InstalledAsync(app);
        await EnterAsync(site, Entry("a"), Entry("b"));

        using var answer = await site.CallAsync(HttpMethod.Get, $"{Log}?{query}");

        (await answer.JsonAsync())["items"]!.AsArray().Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=x")]
    [InlineData("?cursor=x")]
    [InlineData("?outcome=perhaps")]
    [InlineData("?outcome=0")]
    [InlineData("?from=yesterday")]
    [InlineData("/export?format=xls")]
    [InlineData("/export")]
    public async Task Read_BadQuery_Is400(string query)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, Log + query);

        await answer.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Export_Csv_IsQuotedAndNoFormula()
    {
        var site = await TestSite.InstalledAsync(app);
        await EnterAsync(
            site,
            Entry("1") with { Detail = "=HYPERLINK(\"x\")" },
            Entry("2") with { Detail = "a, \"b\"\r\nc" },
            Entry("3") with { Detail = "@x" },
            Entry("4") with { Detail = "\tx" },
            Entry("5") with { Detail = "plain" });

        using var answer = await site.CallAsync(HttpMethod.Get, $"{Log}/export?format=csv&target=badge");

        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        const string Line = ",2026-01-02T03:04:05.0000000Z,formerUser,,macro.published,badge,done,";
        (await answer.TextAsync()).ShouldBe(
            $"id,at,actorKind,actor,action,target,outcome,detail\r\n5{Line}plain\r\n4{Line}\"'\tx\"\r\n3{Line}'@x\r\n2{Line}\"a, "
                + $"\"\"b\"\"\r\nc\"\r\n1{Line}\"'=HYPERLINK(\"\"x\"\")\"\r\n");
    }

    [Fact]
    public async Task Export_JsonLines_HoldsAllAndIsItselfAudited()
    {
        var site = await TestSite.InstalledAsync(app);
        await EnterAsync(site, [.. Enumerable.Range(0, 450).Select(number => Entry($"e{number}"))]);

        using var answer = await site.CallAsync(HttpMethod.Get, $"{Log}/export?format=jsonl");

        var lines = (await answer.TextAsync()).TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        lines.Count.ShouldBe(451);
        lines[0]["action"]!.GetValue<string>().ShouldBe(AuditActions.Exported);
        lines[0]["target"]!.GetValue<string>().ShouldBe("audit");
        lines[0]["actor"]!.GetValue<string>().ShouldBe(site.Administrator);
        lines.Select(line => line["id"]!.GetValue<string>()).Distinct().Count().ShouldBe(451);
    }

    [Fact]
    public async Task Read_NoAdministrator_Is403()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, Log, token: site.ContextToken(TestSite.Viewer));

        await answer.ShouldBeProblemAsync(403, "not-administrator");
    }

    static AuditEntry Entry(string id) => new(id, Once, "u99", AuditActions.MacroPublished, "badge", AuditOutcome.Done, "");

    static Func<JsonNode?, string> Text(string name) => item => item![name]!.GetValue<string>();

    async Task EnterAsync(TestSite site, params AuditEntry[] entries)
    {
        var key = await site.TenantKeyAsync();
        TenantScope.Enter(TenantId.Parse(key));
        foreach (var entry in entries)
        {
            await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAuditGrain>(key).Append(entry);
        }
    }

    async Task<string> HandleOfAsync(TestSite site)
    {
        var key = await site.TenantKeyAsync();
        TenantScope.Enter(TenantId.Parse(key));
        return await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountsGrain>(key).HandleOf(site.Administrator);
    }
}
