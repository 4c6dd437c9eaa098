using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Traffic.Sites;

/// <summary>One tenant as Confluence and its administrator's browser act for it.</summary>
public sealed class TestTenant : IDisposable
{
    readonly string _clientKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // Longer than the service itself waits for anything, so that what is seen is its own answer.
    TestTenant(Uri service, HttpMessageHandler way) => Http = new HttpClient(way) { BaseAddress = service, Timeout = TimeSpan.FromMinutes(1) };

    public HttpClient Http { get; }

    /// <summary>The name that the site's tokens give as their issuer.</summary>
    public string ClientKey => _clientKey;

    /// <summary>What signs the site's tokens.</summary>
    public string Secret => _secret;

    internal static async Task<TestTenant> InstallAsync(
        Uri service, HttpMessageHandler way, string siteBaseUrl, RSA key, string keyId, CancellationToken cancellation)
    {
        var tenant = new TestTenant(service, way);
        using var request = LifecycleRequest.Create(service, new(tenant._clientKey, tenant._secret, siteBaseUrl, "installed"), TimeProvider.System.GetUtcNow(), key, keyId);
        using var answer = await tenant.Http.SendAsync(request, cancellation);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        return tenant;
    }

    /// <summary>A request of the administrator's page, with a context token.</summary>
    public HttpRequestMessage Api(HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, $"api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("JWT", Sign(TokenLimits.ContextQueryHash));
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return request;
    }

    /// <summary>The signed target of a framed render, as Confluence puts it into a page.</summary>
    public string RenderTarget(string key, string query) => SignedTarget($"/connect/render/{key}?page.id=1&page.version=1&output.type=display&{query}");

    /// <summary>A target with its token; it must have a query.</summary>
    public string SignedTarget(string target) => $"{target}&jwt={Sign(QueryHash.Compute("GET", target, ""))}";

    /// <summary>A token as <c>AP.context.getToken</c> gives it to a frame.</summary>
    public string ContextToken(JsonObject? context = null) => Sign(TokenLimits.ContextQueryHash, context);

    /// <summary>A signed form, as Confluence posts it for static output.</summary>
    public HttpRequestMessage Form(string path, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = new AuthenticationHeaderValue("JWT", Sign(QueryHash.Compute("POST", path, "", fields)));
        return request;
    }

    public void Dispose() => Http.Dispose();

    string Sign(string queryHash, JsonObject? context = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        return HmacToken.Sign(new TokenClaims
        {
            Issuer = _clientKey,
            Subject = "5be24ad8b1653240376955d2",
            IssuedAt = now,
            Expires = now.AddMinutes(3),
            QueryHash = queryHash,
            Context = context,
        }, _secret);
    }
}
