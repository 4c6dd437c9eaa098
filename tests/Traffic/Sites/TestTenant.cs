using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Traffic.Sites;

/// <summary>One tenant as Confluence and its administrator's browser act for it.</summary>
public sealed class TestTenant : IDisposable
{
    /// <summary>The account that acts where no other one is named.</summary>
    public const string Administrator = "5be24ad8b1653240376955d2";

    readonly string _clientKey;
    readonly Uri _service;
    readonly string _siteBaseUrl;
    readonly RSA _key;
    readonly string _keyId;

    TestTenant(Uri service, HttpMessageHandler way, string siteBaseUrl, RSA key, string keyId, string? clientKey = null)
    {
        (_service, _siteBaseUrl, _key, _keyId) = (service, siteBaseUrl, key, keyId);
        _clientKey = clientKey ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        // Longer than the service itself waits for anything, so that what is seen is its own answer.
        Http = new HttpClient(way) { BaseAddress = service, Timeout = TimeSpan.FromMinutes(1) };
    }

    public HttpClient Http { get; }

    /// <summary>The name that the site's tokens give as their issuer.</summary>
    public string ClientKey => _clientKey;

    /// <summary>What signs the site's tokens.</summary>
    public string Secret { get; private set; } = NewSecret();

    /// <summary>A tenant that another process installed, as the browsers of its viewers see it.</summary>
    /// <param name="service">The address of the service.</param>
    /// <param name="clientKey">Its <see cref="ClientKey"/>.</param>
    /// <param name="secret">Its <see cref="Secret"/>.</param>
    public static TestTenant Installed(Uri service, string clientKey, string secret)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new(service, new SocketsHttpHandler(), $"{service}wiki", RSA.Create(), keyId: "", clientKey) { Secret = secret };
    }

    /// <summary>A tenant that has not installed yet.</summary>
    internal static TestTenant Create(Uri service, HttpMessageHandler way, string siteBaseUrl, RSA key, string keyId) =>
        new(service, way, siteBaseUrl, key, keyId);

    internal static async Task<TestTenant> InstallAsync(
        Uri service, HttpMessageHandler way, string siteBaseUrl, RSA key, string keyId, CancellationToken cancellation)
    {
        var tenant = Create(service, way, siteBaseUrl, key, keyId);
        (await tenant.TellAsync("installed", tenant.LifecycleToken("installed", TimeProvider.System.GetUtcNow()), service, cancellation))
            .ShouldBe(HttpStatusCode.NoContent);
        return tenant;
    }

    /// <summary>The token of a message about the installation.</summary>
    /// <param name="eventType"><c>installed</c> or <c>uninstalled</c>.</param>
    /// <param name="issuedAt">When it says that it was signed.</param>
    public string LifecycleToken(string eventType, DateTimeOffset issuedAt) => LifecycleRequest.Token(_service, _clientKey, eventType, issuedAt, _key, _keyId);

    /// <summary>From now on another secret signs; the service must be told by a message.</summary>
    public void ChangeSecret() => Secret = NewSecret();

    /// <summary>Sends such a message to one front end, or to the whole service.</summary>
    public async Task<HttpStatusCode> TellAsync(string eventType, string token, Uri to, CancellationToken cancellation)
    {
        using var request = LifecycleRequest.Create(to, new(_clientKey, Secret, _siteBaseUrl, eventType), token);
        using var direct = to == _service ? null : new HttpClient();
        using var answer = await (direct ?? Http).SendAsync(request, cancellation);
        return answer.StatusCode;
    }

    /// <summary>A request of the administrator's page, with a context token.</summary>
    public HttpRequestMessage Api(HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, $"api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("JWT", Sign(TokenLimits.ContextQueryHash));
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        return request;
    }

    /// <summary>The signed target of a framed render, as Confluence puts it into a page.</summary>
    public string RenderTarget(string key, string query) => SignedTarget($"/connect/render/{key}?page.id=1&page.version=1&output.type=display&{query}");

    /// <summary>A target with its token; it must have a query.</summary>
    public string SignedTarget(string target) => $"{target}&jwt={Sign(QueryHash.Compute("GET", target, ""))}";

    /// <summary>A token as <c>AP.context.getToken</c> gives it to a frame.</summary>
    /// <param name="context">What Confluence says of the page; null for nothing.</param>
    /// <param name="account">Who looks at the frame.</param>
    public string ContextToken(JsonObject? context = null, string account = Administrator) => Sign(TokenLimits.ContextQueryHash, context, account);

    /// <summary>A token that Confluence signs for one request.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="target">Path and query.</param>
    public string QueryToken(string method, string target) => Sign(QueryHash.Compute(method, target, ""));

    /// <summary>A signed form, as Confluence posts it for static output.</summary>
    public HttpRequestMessage Form(string path, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = new AuthenticationHeaderValue("JWT", Sign(QueryHash.Compute("POST", path, "", fields)));
        return request;
    }

    public void Dispose() => Http.Dispose();

    static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    string Sign(string queryHash, JsonObject? context = null, string account = Administrator)
    {
        var now = TimeProvider.System.GetUtcNow();
        return HmacToken.Sign(new TokenClaims
        {
            Issuer = _clientKey,
            Subject = account,
            IssuedAt = now,
            Expires = now.AddMinutes(3),
            QueryHash = queryHash,
            Context = context,
        }, Secret);
    }
}
