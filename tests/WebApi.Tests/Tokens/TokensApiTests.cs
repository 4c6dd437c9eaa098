using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.ApiTokens;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Tokens;

public class TokensApiTests(WebApiApp app)
{
    [Fact]
    public async Task Create_Token_IsToldOnceAndOpensTheApi()
    {
        var site = await TestSite.InstalledAsync(app);
        using var created = await site.CallAsync(HttpMethod.Post, TokensPath, new { name = "CI", scopes = new[] { "write" }, days = 30 });

        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.TextAsync());
        created.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var text = (await created.JsonAsync())["text"]!.GetValue<string>();
        text.ShouldStartWith("usermacro_t-");
        (await site.GetJsonAsync(TokensPath)).ToJsonString().ShouldNotContain(text.Split('_')[3]);
        using var macro = await app.BearAsync(text, HttpMethod.Post, MacrosPath, new { key = "badge", definition = Definitions.Badge() });
        macro.StatusCode.ShouldBe(HttpStatusCode.Created, await macro.TextAsync());
        (await macro.JsonAsync())["draft"]!["editedBy"]!.GetValue<string>().ShouldBe(site.Administrator);
        using var list = await app.BearAsync(text, HttpMethod.Get, MacrosPath);
        list.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = (await site.GetJsonAsync(TokensPath))["items"]!.AsArray().ShouldHaveSingleItem()!;
        token["createdBy"]!.GetValue<string>().ShouldBe(site.Administrator);
        token["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()).ShouldBe(["read", "write"]);
        token["lastUsedAt"].ShouldNotBeNull();
        (await site.AuditLinesAsync("token.created", 1))[0]["target"]!.GetValue<string>().ShouldBe(token["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("read", "POST", "/api/v1/macros", "write")]
    [InlineData("read", "PUT", "/api/v1/settings", "write")]
    [InlineData("read", "POST", "/api/v1/macros/badge/publish", "publish")]
    [InlineData("write", "POST", "/api/v1/macros/badge/publish", "publish")]
    [InlineData("write", "DELETE", "/api/v1/macros/badge", "publish")]
    [InlineData("write", "POST", "/api/v1/macros/badge/approval/approve", "publish")]
    [InlineData("write", "POST", "/api/v1/import", "publish")]
    [InlineData("publish", "POST", "/api/v1/macros", "write")]
    [InlineData("publish", "PUT", "/api/v1/macros/badge/draft", "write")]
    public async Task Call_OfTooSmallAScope_Is403AndAudited(string scope, string method, string path, string needed)
    {
        var site = await TestSite.InstalledAsync(app);
        var (id, text) = await site.CreateTokenAsync(scope);

        using var answer = await app.BearAsync(text, new(method), path, new { }, ifMatch: 1);

        (await answer.ShouldBeProblemAsync(403, "insufficient-scope"))["detail"]!.GetValue<string>().ShouldContain($"'{needed}'");
        var line = (await site.AuditLinesAsync("token.refused", 1))[0];
        (line["target"]!.GetValue<string>(), line["outcome"]!.GetValue<string>(), line["detail"]!.GetValue<string>())
            .ShouldBe((id, "refused", $"scope {needed} missing"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Tokens_ByAToken_AreNotManaged(string method)
    {
        var site = await TestSite.InstalledAsync(app);
        var (id, text) = await site.CreateTokenAsync("read", "write", "publish");

        var (path, body) = method == "DELETE" ? ($"{TokensPath}/{id}", (object?)null) : (TokensPath, new { name = "x", scopes = new[] { "read" } });
        using var answer = await app.BearAsync(text, new(method), path, body);

        await answer.ShouldBeProblemAsync(403, "wrong-token");
    }

    [Theory]
    [InlineData(TokensPath, "API tokens")]
    [InlineData("/api/v1/connections", "Connections")]
    public async Task WhatPeopleManage_ByAToken_IsNamed(string path, string what)
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read", "write", "publish");

        using var answer = await app.BearAsync(text, HttpMethod.Get, path);

        (await answer.ShouldBeProblemAsync(403, "wrong-token"))["detail"]!.GetValue<string>().ShouldStartWith($"{what} cannot be managed with an API token");
        (await site.AuditLinesAsync("token.refused", 1))[0]["detail"]!.GetValue<string>().ShouldBe($"{what} cannot be managed with an API token");
    }

    [Fact]
    public async Task SignIn_FirstOfTheDay_IsAuditedPromptly()
    {
        var site = await TestSite.InstalledAsync(app);
        var (id, text) = await site.CreateTokenAsync("read");

        using var answer = await app.BearAsync(text, HttpMethod.Get, MacrosPath);

        // The helper looks for three seconds, not for the minute after which a use is noted.
        (await site.AuditLinesAsync("token.signed-in", 1)).ShouldHaveSingleItem()["target"]!.GetValue<string>().ShouldBe(id);
    }

    [Fact]
    public async Task Token_WhoseIdAnAttackerFloodsWithWrongSecrets_StaysGood()
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read");
        var prefix = text[..^64];
        using var first = await app.BearAsync(text, HttpMethod.Get, MacrosPath);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);

        var attack = Parallel.ForEachAsync(
            Enumerable.Range(0, 400),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) =>
            {
                // Half of them the same wrong secret again, as somebody would who wants it remembered.
                using var refused = await app.BearAsync(prefix + (number % 2 == 0 ? new string('5', 64) : $"{number:x64}"), HttpMethod.Get, MacrosPath);
                ((int)refused.StatusCode).ShouldBeOneOf(401, 503);
            });
        var good = new List<HttpStatusCode>();
        while (!attack.IsCompleted || good.Count < 20)
        {
            using var answer = await app.BearAsync(text, HttpMethod.Get, MacrosPath);
            good.Add(answer.StatusCode);
        }

        await attack;
        // Its requests count against its own rate, which the attacker's do not.
        good.Take(100).Distinct().ShouldBe([HttpStatusCode.OK]);
        good.ShouldNotContain(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Revoke_Token_OpensNothingAnyMore()
    {
        var site = await TestSite.InstalledAsync(app);
        var (id, text) = await site.CreateTokenAsync("read");

        using var revoked = await site.CallAsync(HttpMethod.Delete, $"{TokensPath}/{id}");

        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var answer = await app.BearAsync(text, HttpMethod.Get, MacrosPath);
        await answer.ShouldBeBare401Async();
        (await site.AuditLinesAsync("token.refused", 1))[0]["detail"]!.GetValue<string>().ShouldBe("revoked");
        using var again = await site.CallAsync(HttpMethod.Delete, $"{TokensPath}/{id}");
        await again.ShouldBeProblemAsync(404, "not-found");
        (await site.GetJsonAsync(TokensPath))["items"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Front ends believe a good token for a while, but not beyond the installation that it opens.</summary>
    [Fact]
    public async Task Uninstall_TokenInUse_OpensNothingAnyMore()
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read");
        using var used = await app.BearAsync(text, HttpMethod.Get, MacrosPath);

        using var uninstalled = await site.SendInstallAsync(LifecycleEvents.Uninstalled);

        used.StatusCode.ShouldBe(HttpStatusCode.OK);
        uninstalled.IsSuccessStatusCode.ShouldBeTrue();
        using var answer = await app.BearAsync(text, HttpMethod.Get, MacrosPath);
        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Call_WithASecretOfOnesOwnOnAnotherTenantsToken_Is401()
    {
        var site = await TestSite.InstalledAsync(app);
        var other = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read");
        var (_, theirs) = await other.CreateTokenAsync("read");
        var (own, foreign) = (text.Split('_'), theirs.Split('_'));

        string[] forgeries =
        [
            $"usermacro_{foreign[1]}_{own[2]}_{own[3]}",
            $"usermacro_{foreign[1]}_{foreign[2]}_{own[3]}",
            $"usermacro_{own[1]}_{foreign[2]}_{foreign[3]}",
        ];
        foreach (var forged in forgeries)
        {
            using var answer = await app.BearAsync(forged, HttpMethod.Get, MacrosPath);
            await answer.ShouldBeBare401Async();
        }

        (await other.AuditLinesAsync("token.refused", 1))[0]["detail"]!.GetValue<string>().ShouldBe("wrong secret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("usermacro_t-000102030405060708090a0b0c0d0e0f_0123456789abcdef_5555555555555555555555555555555555555555555555555555555555555555")]
    [InlineData("usermacro_t-000102030405060708090a0b0c0d0e0f_0123456789abcdef_zz")]
    public async Task Call_WithWhatIsNoToken_IsABare401(string text)
    {
        using var answer = await app.BearAsync(text, HttpMethod.Get, MacrosPath);

        await answer.ShouldBeBare401Async();
    }

    [Theory]
    [InlineData("/connect/render/badge")]
    [InlineData("/connect/static/badge")]
    public async Task Token_OutsideTheApi_OpensNothing(string path)
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read", "write", "publish");

        using var answer = await app.BearAsync(text, HttpMethod.Get, path);

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Call_OfATokenWhoseCreatorIsNoAdministratorAnyMore_Is403()
    {
        var site = await TestSite.InstalledAsync(app);
        var tenant = TenantId.Parse(await site.TenantKeyAsync());
        TenantScope.Enter(tenant);
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        var handle = await grains.GetGrain<IAccountsGrain>(tenant.Value).HandleOf(TestSite.Viewer);
        var created = (await grains.GetGrain<ITokensGrain>(tenant.Value).Create("CI", TokenScopes.Read, 30, handle)).Value!;

        using var answer = await app.BearAsync(BearerToken.TextOf(tenant, created.Token.Id, created.Secret), HttpMethod.Get, MacrosPath);

        await answer.ShouldBeProblemAsync(403, "not-administrator");
    }

    [Fact]
    public async Task Call_OnASiteThatSwitchedTheAppOff_Is401()
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read");
        using var off = await site.SendInstallAsync("uninstalled");
        off.IsSuccessStatusCode.ShouldBeTrue(await off.TextAsync());

        using var answer = await app.BearAsync(text, HttpMethod.Get, MacrosPath);

        await answer.ShouldBeBare401Async();
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["read"]}""", 422)]
    [InlineData("""{"name":"x","scopes":[]}""", 422)]
    [InlineData("""{"name":"x","scopes":["read"],"days":0}""", 422)]
    [InlineData("""{"name":"x","scopes":["everything"]}""", 400)]
    [InlineData("""{"name":"x","scopes":null}""", 400)]
    [InlineData("""{"scopes":["read"]}""", 400)]
    public async Task Create_BadRequest_IsAProblem(string json, int status)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, TokensPath, json);

        await answer.ShouldBeProblemAsync(status, status == 400 ? "bad-request" : "invalid-definition");
    }

    [Fact]
    public async Task Tokens_InLogs_AreNowhere()
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read");
        using var answer = await app.BearAsync(text, HttpMethod.Get, MacrosPath);
        var list = await answer.JsonAsync();

        list["items"].ShouldNotBeNull();
        app.Logs.Text.ShouldNotContain(text.Split('_')[3]);
    }
}
