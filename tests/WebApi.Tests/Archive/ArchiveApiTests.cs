using System.Net;
using System.Text.Json.Nodes;
using NJsonSchema;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.ApiTokens;

namespace UserMacro.WebApi.Tests.Archive;

public class ArchiveApiTests(WebApiApp app)
{
    [Fact]
    public async Task Read_SiteThatUsesEverything_IsWhatTheSchemaSaysAndHoldsAll()
    {
        var full = await FullSite.CreateAsync(app);

        var (text, json) = await full.ArchiveAsync();

        await ShouldMatchAsync(text, ofAccount: false);
        json["accounts"]!.AsArray().Select(account => account!["accountId"]!.GetValue<string>())
            .ShouldBe([full.Site.Administrator, full.Colleague], ignoreOrder: true);
        var macros = json["macros"]!.AsArray().ToDictionary(macro => macro!["key"]!.GetValue<string>(), macro => macro!, StringComparer.Ordinal);
        macros["badge"]["revisions"]!.AsArray().Count.ShouldBe(2);
        macros["badge"]["revisions"]![1]!["author"]!.GetValue<string>().ShouldBe(full.Colleague);
        macros["badge"]["revisions"]![1]!["note"]!.GetValue<string>().ShouldBe("by the colleague");
        macros["badge"]["revisions"]![0]!["parts"]![0]!["texts"]!["template"]!.GetValue<string>().ShouldBe("shared text");
        macros["badge"]["usage"]!["total"]!["renders"]!.GetValue<int>().ShouldBe(1);
        (macros["gone"]["state"]!.GetValue<string>(), macros["gone"]["revisions"]!.AsArray().Count).ShouldBe(("deleted", 1));
        json["tokens"]!.AsArray().ShouldHaveSingleItem()!["createdBy"]!.GetValue<string>().ShouldBe(full.Site.Administrator);
        json["connections"]!.AsArray().ShouldHaveSingleItem()!["headers"]![0]!.GetValue<string>().ShouldBe("authorization");
        json["settings"]!["rules"]!["editors"]!.AsArray().Count.ShouldBe(2);
        json["requests"]!.AsArray().ShouldHaveSingleItem()!["note"]!.GetValue<string>().ShouldBe("my note");
        json["installations"]!.AsArray().ShouldHaveSingleItem()!["baseUrl"]!.GetValue<string>().ShouldBe(full.Site.BaseUrl);
        json["audit"]!.AsArray().Select(line => line!["action"]!.GetValue<string>()).ShouldContain("macro.published");
    }

    /// <summary>The last part of each is what proves something.</summary>
    [Fact]
    public async Task Read_SiteThatUsesEverything_HoldsNoSecretTokenOrKey()
    {
        var full = await FullSite.CreateAsync(app);
        var certificate = (await full.Site.GetJsonAsync("/api/v1/erasure"))["certificateUrl"]!.GetValue<string>();

        var texts = new[] { (await full.ArchiveAsync()).Text, (await full.ArchiveAsync($"?account={full.Site.Administrator}")).Text };

        foreach (var secret in new[] { full.Site.Secret, FullSite.HeaderSecret, full.TokenText.Split('_', '.')[^1], certificate.Split('.')[^1] })
        {
            secret.Length.ShouldBeGreaterThan(10);
            texts.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Read_OfAnAccount_IsWhatTheSchemaSaysAndNamesNobodyElse()
    {
        var full = await FullSite.CreateAsync(app);

        var (text, json) = await full.ArchiveAsync($"?account={full.Colleague}");

        await ShouldMatchAsync(text, ofAccount: true);
        text.Replace(full.Colleague, "", StringComparison.Ordinal).ShouldNotContain(full.Site.Administrator);
        json["account"]!["handle"]!.GetValue<string>().ShouldStartWith("u");
        var macro = json["macros"]!.AsArray().ShouldHaveSingleItem()!;
        var revision = macro["revisions"]!.AsArray().ShouldHaveSingleItem()!;
        (revision["number"]!.GetValue<int>(), revision["authored"]!["text"]!.GetValue<string>()).ShouldBe((2, "by the colleague"));
        macro["draftEditedAt"].ShouldNotBeNull();
        json["rules"]!.AsArray().Select(rule => rule!.GetValue<string>()).ShouldBe(["editors"]);
        json["requests"]!.AsArray().ShouldHaveSingleItem()!["note"]!.GetValue<string>().ShouldBe("my note");
        json["audit"]!.AsArray().Select(line => line!["action"]!.GetValue<string>()).ShouldBe(["privacy.requested", "macro.published"]);
        json["tokens"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nobody-we-know")]
    [InlineData("%00%ff")]
    public async Task Read_OfAnAccountThatIsNotStored_IsEmptyAndStoresNobody(string account)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, $"/api/v1/archive?account={account}");

        var text = await answer.TextAsync();
        await ShouldMatchAsync(text, ofAccount: true);
        JsonNode.Parse(text)!["account"].ShouldBeNull();
        (await site.GetJsonAsync("/api/v1/archive"))["accounts"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Read_ByWhoever_IsAuditedAndOnlyForAdministrators()
    {
        var site = await TestSite.InstalledAsync(app);

        using var refused = await site.CallAsync(HttpMethod.Get, "/api/v1/archive", token: site.ContextToken("somebody"));
        await refused.ShouldBeProblemAsync(403, "not-administrator");
        await site.GetJsonAsync("/api/v1/archive");

        var line = (await site.AuditLinesAsync("archive.exported", 1)).ShouldHaveSingleItem();
        (line["actor"]!.GetValue<string>(), line["detail"]!.GetValue<string>()).ShouldBe((site.Administrator, "site"));
        app.Logs.Text.ShouldContain("Security event: an export was made (site)");
    }

    [Fact]
    public async Task Schema_ForAnybody_IsServed()
    {
        using var answer = await app.Client.GetAsync($"{WebApiApp.BasePath}/archive/schema.json", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.JsonAsync())["oneOf"]!.AsArray().Count.ShouldBe(2);
    }

    async Task ShouldMatchAsync(string archive, bool ofAccount)
    {
        using var answer = await app.Client.GetAsync($"{WebApiApp.BasePath}/archive/schema.json", TestContext.Current.CancellationToken);
        var schema = await JsonSchema.FromJsonAsync(await answer.TextAsync(), TestContext.Current.CancellationToken);
        schema.Validate(archive).ShouldBeEmpty();
        schema.OneOf.ElementAt(ofAccount ? 1 : 0).Validate(archive).Select(fault => $"{fault.Path}: {fault.Kind}").ShouldBeEmpty();
    }
}
