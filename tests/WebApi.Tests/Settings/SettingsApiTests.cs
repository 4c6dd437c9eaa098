using System.Net;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Settings;

public class SettingsApiTests(WebApiApp app)
{
    const string Settings = "/api/v1/settings";

    const string Full = """
        {
          "rules": {
            "spaces": ["DS"], "hidden": true, "editors": ["557058:a"], "insertAccounts": ["557058:b"], "insertGroups": ["writers"],
            "script": true, "hosts": ["https://*.example.com"]
          },
          "approval": true, "retention": { "revisions": 100, "days": 365 }, "language": "de", "usage": false
        }
        """;

    [Fact]
    public async Task Read_NeverChanged_AreTheDefaults()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, Settings);

        answer.Headers.ETag!.Tag.ShouldBe("\"0\"");
        var settings = await answer.JsonAsync();
        settings["language"]!.GetValue<string>().ShouldBe("en");
        settings["usage"]!.GetValue<bool>().ShouldBeTrue();
        settings["approval"]!.GetValue<bool>().ShouldBeFalse();
        settings["retention"]!["revisions"].ShouldBeNull();
        settings["rules"]!["spaces"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_Everything_IsReadBackAndAudited()
    {
        var site = await TestSite.InstalledAsync(app);

        using var saved = await site.CallAsync(HttpMethod.Put, Settings, Full, ifMatch: 0);

        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.TextAsync());
        saved.Headers.ETag!.Tag.ShouldBe("\"1\"");
        using var read = await site.CallAsync(HttpMethod.Get, Settings);
        read.Headers.ETag!.Tag.ShouldBe("\"1\"");
        JsonNode.DeepEquals(await read.JsonAsync(), JsonNode.Parse(Full)).ShouldBeTrue(await read.TextAsync());
        using var audit = await site.CallAsync(HttpMethod.Get, "/api/v1/audit?action=settings.");
        var line = (await audit.JsonAsync())["items"]!.AsArray().ShouldHaveSingleItem()!;
        line["actor"]!.GetValue<string>().ShouldBe(site.Administrator);
        line["detail"]!.GetValue<string>().ShouldBe("rules, approval, retention, language, usage");
    }

    [Fact]
    public async Task Save_StaleTag_Is412WithTheCurrentOne()
    {
        var site = await TestSite.InstalledAsync(app);
        using var first = await site.CallAsync(HttpMethod.Put, Settings, Full, ifMatch: 0);

        using var answer = await site.CallAsync(HttpMethod.Put, Settings, "{}", ifMatch: 0);

        await answer.ShouldBeProblemAsync(412, "stale-draft");
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task Save_WithoutTag_Is428AndWithAForeignTag400()
    {
        var site = await TestSite.InstalledAsync(app);

        using var missing = await site.CallAsync(HttpMethod.Put, Settings, Full);
        using var foreign = await site.CallAsync(HttpMethod.Put, Settings, Full, ifMatch: -1);

        await missing.ShouldBeProblemAsync(428, "if-match-required");
        await foreign.ShouldBeProblemAsync(400, "bad-request");
    }

    [Theory]
    [InlineData("""{"language":"xx"}""", "language")]
    [InlineData("""{"retention":{"revisions":0}}""", "retention.revisions")]
    [InlineData("""{"retention":{"days":36501}}""", "retention.days")]
    [InlineData("""{"rules":{"hosts":["https://a.example; script-src *"]}}""", "rules.hosts[0]")]
    [InlineData("""{"rules":{"editors":["former-user:u5"]}}""", "rules.editors[0]")]
    public async Task Save_FieldThatBreaksARule_Is422OnIt(string settings, string field)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Put, Settings, settings, ifMatch: 0);

        (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]![field].ShouldNotBeNull();
        using var read = await site.CallAsync(HttpMethod.Get, Settings);
        read.Headers.ETag!.Tag.ShouldBe("\"0\"");
    }

    [Theory]
    [InlineData("""{"rules":null}""")]
    [InlineData("""{"retention":null}""")]
    [InlineData("""{"retention":{"revisions":"7"}}""")]
    [InlineData("""{"colour":"red"}""")]
    [InlineData("""{"version":3}""")]
    public async Task Save_Malformed_Is400(string settings)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Put, Settings, settings, ifMatch: 0);

        await answer.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Save_ByAViewer_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Put, Settings, Full, ifMatch: 0, token: site.ContextToken(TestSite.Viewer));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Save_OfAnotherSite_ChangesItsOwnOnly()
    {
        var site = await TestSite.InstalledAsync(app);
        var other = await TestSite.InstalledAsync(app);
        using var saved = await site.CallAsync(HttpMethod.Put, Settings, Full, ifMatch: 0);

        using var read = await other.CallAsync(HttpMethod.Get, Settings);

        read.Headers.ETag!.Tag.ShouldBe("\"0\"");
    }
}
