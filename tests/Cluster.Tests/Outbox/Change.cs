using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Outbox;

/// <summary>The first publish or the deletion of a macro.</summary>
sealed class Change(string key, bool isDeletion)
{
    string _draft = "";

    public string Key => key;

    public bool IsDeletion => isDeletion;

    /// <summary>The line of the audit log that tells of it.</summary>
    public (string Action, string Key) Line => (isDeletion ? "macro.deleted" : "macro.published", key);

    /// <summary>Makes the macro: a published one to be deleted, a draft to be published.</summary>
    public async Task PrepareAsync(TestTenant tenant, CancellationToken cancellation)
    {
        using var create = tenant.Api(HttpMethod.Post, "macros", new { key, definition = TestMacros.Definition(key, "<p>1</p>") });
        using var created = await tenant.Http.SendAsync(create, cancellation);
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync(cancellation));
        _draft = created.Headers.ETag!.Tag;
        if (isDeletion)
        {
            (await PublishAsync(tenant, cancellation)).ShouldBe(HttpStatusCode.OK);
        }
    }

    /// <summary>Sends the change and says how it was answered.</summary>
    public Task<HttpStatusCode> SendAsync(TestTenant tenant, CancellationToken cancellation) =>
        isDeletion ? AnswerAsync(tenant, tenant.Api(HttpMethod.Delete, $"macros/{key}", ifMatch: _draft), cancellation) : PublishAsync(tenant, cancellation);

    /// <summary>Asks the macro itself whether it was carried out; null while it does not answer.</summary>
    public async Task<bool?> IsCarriedOutAsync(TestTenant tenant, CancellationToken cancellation)
    {
        using var read = tenant.Api(HttpMethod.Get, $"macros/{key}");
        using var answer = await tenant.Http.SendAsync(read, cancellation);
        return answer.StatusCode switch
        {
            HttpStatusCode.NotFound => isDeletion,
            HttpStatusCode.OK when isDeletion => false,
            HttpStatusCode.OK => (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["published"] is not null,
            _ => null,
        };
    }

    Task<HttpStatusCode> PublishAsync(TestTenant tenant, CancellationToken cancellation) =>
        AnswerAsync(tenant, tenant.Api(HttpMethod.Post, $"macros/{key}/publish", new { note = "" }, _draft), cancellation);

    static async Task<HttpStatusCode> AnswerAsync(TestTenant tenant, HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            using var answer = await tenant.Http.SendAsync(request, cancellation);
            return answer.StatusCode;
        }
    }
}
