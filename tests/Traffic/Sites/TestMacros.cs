using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace UserMacro.Traffic.Sites;

/// <summary>Macros made through the API.</summary>
public static class TestMacros
{
    /// <summary>The definition of a framed macro without body.</summary>
    public static object Definition(string name, string template) =>
        new { name, output = "framed", body = "none", parameters = new[] { new { name = "title" } }, template };

    /// <summary>Creates a macro and publishes it.</summary>
    public static async Task PublishMacroAsync(this TestTenant tenant, string key, string template, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        using var create = tenant.Api(HttpMethod.Post, "macros", new { key, definition = Definition(key, template) });
        using var created = await tenant.Http.SendAsync(create, cancellation);
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync(cancellation));
        using var publish = tenant.Api(HttpMethod.Post, $"macros/{key}/publish", new { note = "first" }, created.Headers.ETag!.Tag);
        using var published = await tenant.Http.SendAsync(publish, cancellation);
        published.StatusCode.ShouldBe(HttpStatusCode.OK, await published.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Reads a JSON answer of the API; null when it is not a success.</summary>
    public static async Task<JsonNode?> GetAsync(this TestTenant tenant, string path, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        using var request = tenant.Api(HttpMethod.Get, path);
        using var answer = await tenant.Http.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation) : null;
    }
}
