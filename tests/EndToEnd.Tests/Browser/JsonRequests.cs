using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Requests of tests to the simulator and the API.</summary>
internal static class JsonRequests
{
    public static async Task<JsonNode> SendAsync(this HttpClient client, string path, object json)
    {
        using var answer = await client.PostAsJsonAsync(path, json, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode}");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text) ?? new JsonObject();
    }
}
