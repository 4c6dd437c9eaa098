using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Macros;

/// <summary>A definition with all that it can hold, through the API and back.</summary>
public sealed class MacroDefinitionTests(WebApiApp app)
{
    const string Macros = "/api/v1/macros";

    const string Full = """
        {
          "name": "Status badge", "description": "Shows a status", "categories": ["formatting"], "body": "none", "output": "framed", "layout": "inline",
          "parameters": [{
            "name": "Level", "title": "How grave", "description": "Help", "type": "enum", "required": true, "default": "low", "values": ["low", "high"],
            "multiple": true, "hidden": true, "multiLine": false
          }],
          "language": "scriban", "template": "<b>{{ params.Level }}</b>", "styles": "b { color: red }",
          "icon": "https://example.com/i.png", "documentation": "https://example.com/help", "script": "badge()", "bundles": ["brand"],
          "rules": {
            "spaces": ["DS"], "hidden": true, "editors": ["557058:a", "admin-b"], "insertAccounts": ["557058:a"], "insertGroups": ["writers"],
            "script": true, "hosts": ["https://cdn.example.com"]
          }
        }
        """;

    [Fact]
    public async Task Read_FullDefinition_IsWhatWasSent()
    {
        var site = await WithBundleAsync();

        await site.PublishAsync("badge", JsonNode.Parse(Full)!);

        using var draft = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge");
        ShouldBeFull((await draft.JsonAsync())["draft"]!["definition"]!);
        using var revision = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge/revisions/1");
        ShouldBeFull((await revision.JsonAsync())["definition"]!);
    }

    [Fact]
    public async Task SaveDraft_ByOneWhoDoesNotSeeAFormerUser_KeepsThePerson()
    {
        var site = await WithBundleAsync();
        using var created = await site.CallAsync(HttpMethod.Post, Macros, new { key = "badge", definition = JsonNode.Parse(Full)! });
        var accounts = await site.TenantKeyAsync();
        TenantScope.Enter(TenantId.Parse(accounts));
        var handle = await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountsGrain>(accounts).Find("admin-b");
        app.Faults.Answer(accounts, "AccountsOf", () => ImmutableDictionary<string, string>.Empty.Add(handle!, "admin-b"));
        using var read = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge");
        var definition = (await read.JsonAsync())["draft"]!["definition"]!;
        var shown = definition["rules"]!["editors"]!.ToJsonString();

        using var saved = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", definition.ToJsonString(), ifMatch: 1);

        app.Faults.Mend(accounts, "AccountsOf");
        shown.ShouldStartWith("""["former-user:u""");
        shown.ShouldEndWith(""","admin-b"]""");
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.TextAsync());
        using var again = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge");
        ShouldBeFull((await again.JsonAsync())["draft"]!["definition"]!);
    }

    [Theory]
    [InlineData("former-user:u99")]
    [InlineData("former-user:")]
    [InlineData("")]
    [InlineData("no account")]
    [InlineData("<script>")]
    public async Task SaveDraft_PersonWhoCannotBe_Is422OnTheEntry(string account)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        var rules = new { editors = new[] { site.Administrator, account }, insertAccounts = new[] { account } };

        using var answer = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", new { name = "x", rules }, ifMatch: 1);

        var errors = (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!;
        errors.AsObject().Select(error => error.Key).ShouldBe(["rules.editors[1]", "rules.insertAccounts[0]"], ignoreOrder: true);
    }

    [Fact]
    public async Task SaveDraft_TooManyPeople_GetNoHandles()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        var rules = new { editors = Enumerable.Range(0, 101).Select(number => $"a{number}") };

        using var answer = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", new { name = "x", rules }, ifMatch: 1);
        using var next =
            await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", new { name = "x", rules = new { editors = new[] { "former-user:u2" } } }, ifMatch: 1);

        (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!["rules.editors"].ShouldNotBeNull();
        await next.ShouldBeProblemAsync(422, "invalid-definition");
    }

    [Theory]
    [InlineData("""{"name":"x","rules":{"hosts":["https://*"]}}""", "rules.hosts[0]")]
    [InlineData("""{"name":"x","icon":"javascript:alert(1)"}""", "icon")]
    [InlineData("""{"name":"x","bundles":["a","a"]}""", "bundles[1]")]
    [InlineData("""{"name":"x","parameters":[{"name":"a"},{"name":"b","type":"label","multiLine":true}]}""", "parameters[1].multiLine")]
    public async Task Create_FieldThatBreaksARule_Is422OnIt(string definition, string field)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, Macros, $$"""{"key":"badge","definition":{{definition}}}""");

        (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]![field].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"name":"x","rules":null}""")]
    [InlineData("""{"name":"x","rules":{"editors":[null]}}""")]
    [InlineData("""{"name":"x","rules":{"colour":"red"}}""")]
    [InlineData("""{"name":"x","bundles":null}""")]
    public async Task Create_MalformedMember_Is400(string definition)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, Macros, $$"""{"key":"badge","definition":{{definition}}}""");

        await answer.ShouldBeProblemAsync(400, "bad-request");
    }

    /// <summary>A site with the bundle that <see cref="Full"/> names.</summary>
    async Task<TestSite> WithBundleAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.CreatePartAsync("brand", new { kind = "bundle", styles = "i { color: blue }" });
        return site;
    }

    static void ShouldBeFull(JsonNode definition) => JsonNode.DeepEquals(definition, JsonNode.Parse(Full)).ShouldBeTrue(definition.ToJsonString());
}
