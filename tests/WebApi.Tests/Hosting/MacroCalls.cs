using System.Net;
using System.Text.Json.Nodes;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>Calls of the macros' API that must go well.</summary>
static class MacroCalls
{
    public const string MacrosPath = "/api/v1/macros";

    /// <summary>The token of another administrator of the site.</summary>
    public static string ColleagueToken(this TestSite site, WebApiApp app)
    {
        var account = site.Administrator + "-colleague";
        app.Host.MakeAdministrator(account);
        return site.ContextToken(account);
    }

    /// <summary>Saves a draft and gives its number.</summary>
    public static async Task<int> SaveAsync(this TestSite site, string key, object definition, string? token = null)
    {
        using var answer = await site.CallAsync(HttpMethod.Put, $"{MacrosPath}/{key}/draft", definition, await site.DraftAsync(key), token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return (await answer.JsonAsync())["draft"]!["number"]!.GetValue<int>();
    }

    /// <summary>The number of a macro's draft.</summary>
    public static async Task<int> DraftAsync(this TestSite site, string key) => (await site.ReadAsync(key))["draft"]!["number"]!.GetValue<int>();

    public static Task<JsonNode> ReadAsync(this TestSite site, string key) => site.GetJsonAsync($"{MacrosPath}/{key}");

    public static async Task<JsonNode> GetJsonAsync(this TestSite site, string path)
    {
        using var answer = await site.CallAsync(HttpMethod.Get, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Posts to something of a macro, on its present draft.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this TestSite site, string key, string action, object? body = null, string? token = null) =>
        await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{key}/{action}", body, await site.DraftAsync(key), token);

    /// <summary>Posts to something of a macro, on its present draft; it must go well.</summary>
    public static async Task<JsonNode> DoAsync(this TestSite site, string key, string action, object? body = null, string? token = null)
    {
        using var answer = await site.PostAsync(key, action, body, token);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.TextAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Creates a shared part and answers it.</summary>
    public static async Task<JsonNode> CreatePartAsync(this TestSite site, string name, object texts)
    {
        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/parts", new { name, texts });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.TextAsync());
        return await answer.JsonAsync();
    }

    public static async Task ChangeSettingsAsync(this TestSite site, object settings)
    {
        using var before = await site.CallAsync(HttpMethod.Get, "/api/v1/settings");
        var version = int.Parse(before.Headers.ETag!.Tag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);
        using var answer = await site.CallAsync(HttpMethod.Put, "/api/v1/settings", settings, version);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
    }

    /// <summary>The actions in the audit log that begin so, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> AuditedAsync(this TestSite site, string beginning = "") =>
        [.. (await site.GetJsonAsync("/api/v1/audit"))["items"]!.AsArray()
            .Select(line => line!["action"]!.GetValue<string>()).Where(action => action.StartsWith(beginning, StringComparison.Ordinal)).Reverse()];
}
