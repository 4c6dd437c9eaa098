using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>API tokens, and calls with them.</summary>
static class ApiTokens
{
    public const string TokensPath = "/api/v1/tokens";

    const int MostTries = 300;

    /// <summary>Makes a token; gives its id and its text.</summary>
    public static async Task<(string Id, string Text)> CreateTokenAsync(this TestSite site, params string[] scopes)
    {
        using var answer = await site.CallAsync(HttpMethod.Post, TokensPath, new { name = "CI", scopes });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.TextAsync());
        var created = await answer.JsonAsync();
        return (created["token"]!["id"]!.GetValue<string>(), created["text"]!.GetValue<string>());
    }

    /// <summary>A call with an API token.</summary>
    public static async Task<HttpResponseMessage> BearAsync(
        this WebApiApp app, string text, HttpMethod method, string path, object? json = null, int? ifMatch = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, WebApiApp.BasePath + path) { Content = json is null ? null : JsonContent.Create(json) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {text}");
        if (ifMatch is { } number)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{number}\"");
        }

        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The lines of the audit log of these actions, oldest first, as soon as there are so many, or after some tries.</summary>
    public static async Task<IReadOnlyList<JsonNode>> AuditLinesAsync(this TestSite site, string action, int count)
    {
        for (var tries = 0; ; tries++)
        {
            var lines = (await site.GetJsonAsync($"/api/v1/audit?action={action}"))["items"]!.AsArray();
            if (lines.Count >= count || tries == MostTries)
            {
                return [.. lines.Select(line => line!).Reverse()];
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
