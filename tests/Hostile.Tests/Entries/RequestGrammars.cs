using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Hostile.Constructs;
using UserMacro.Traffic.Hostile;

namespace UserMacro.Hostile.Tests.Entries;

/// <summary>What every endpoint takes: path, query, headers, tokens, and bodies of kinds that it does not read.</summary>
static class RequestGrammars
{
    /// <summary>More than is served, and less than ends the connection.</summary>
    const int TargetSize = 40 * 1024;

    /// <summary>The longest token that is read.</summary>
    const int TokenSize = 8 * 1024;

    const int BodySize = 1024 * 1024;

    static int _header;

    public static IReadOnlyList<Grammar> Any { get; } =
    [
        new("path", RequestConstructs.Paths, TargetSize, (tenant, route, text, cancellation) =>
            SendAsync(tenant, new(route.Method), $"{route.PathTo("absent")}/{text}", cancellation)),
        new("query", RequestConstructs.Queries, TargetSize, (tenant, route, text, cancellation) =>
            SendAsync(tenant, new(route.Method), $"{route.PathTo("absent")}?{text}", cancellation)),
        new("header", RequestConstructs.Values, TargetSize, (tenant, route, text, cancellation) =>
            SendAsync(tenant, new(route.Method), route.PathTo("absent"), cancellation, request =>
            {
                // Each time another one.
                var name = RequestConstructs.Headers[Interlocked.Increment(ref _header) % RequestConstructs.Headers.Count];
                request.Headers.TryAddWithoutValidation(name, text);
            })),
        new("claims of a token", JsonConstructs.All, TokenSize, (tenant, route, text, cancellation) =>
            WithTokenAsync(tenant, route, """{"alg":"HS256","typ":"JWT"}""", text, cancellation)),
        new("head of a token", JsonConstructs.All, TokenSize, (tenant, route, text, cancellation) => WithTokenAsync(tenant, route, text, "1", cancellation)),
        new("token in the query", JsonConstructs.All, TokenSize, (tenant, route, text, cancellation) =>
            SendAsync(
                tenant,
                new(route.Method),
                $"{route.PathTo("absent")}?jwt={Token(tenant, """{"alg":"HS256","typ":"JWT"}""", text)}",
                cancellation,
                request => request.Headers.Authorization = null)),
    ];

    /// <summary>Grammars whose place is before the endpoint: a path that leads to none, a token that is refused.</summary>
    public static IReadOnlySet<string> Outside { get; } =
        new HashSet<string>(["path", "claims of a token", "head of a token", "token in the query"], StringComparer.Ordinal);

    /// <summary>JSON for an endpoint that Confluence itself calls.</summary>
    public static Task<HttpResponseMessage> SendJsonAsync(HostileTenant tenant, Route route, string text, CancellationToken cancellation) =>
        SendAsync(
            tenant,
            new(route.Method),
            route.PathTo("absent"),
            cancellation,
            request => request.Content = new StringContent(text, Encoding.UTF8, "application/json"));

    public static Grammar Multipart { get; } = new("multipart", [RequestConstructs.Multipart], BodySize, (tenant, route, text, cancellation) =>
        SendAsync(tenant, new(route.Method), route.PathTo("absent"), cancellation, request =>
        {
            request.Content = new StringContent(text);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=a");
        }));

    static Task<HttpResponseMessage> WithTokenAsync(HostileTenant tenant, Route route, string head, string context, CancellationToken cancellation) =>
        SendAsync(tenant, new(route.Method), route.PathTo("absent"), cancellation, request =>
        {
            request.Headers.Authorization = null;
            request.Headers.TryAddWithoutValidation("Authorization", $"JWT {Token(tenant, head, context)}");
        });

    static async Task<HttpResponseMessage> SendAsync(
        HostileTenant tenant, HttpMethod method, string target, CancellationToken cancellation, Action<HttpRequestMessage>? change = null)
    {
        // As it is: the client would else resolve dots and encode brackets.
        var uri = new Uri($"{tenant.Tenant.Http.BaseAddress}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, uri);
        request.Headers.Authorization = new("JWT", TokenFor(tenant, method, target));
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        change?.Invoke(request);

        // What the service refuses unread is answered before it is sent, and not by a closed connection.
        request.Headers.ExpectContinue = request.Content is not null;
        return await tenant.Tenant.Http.SendAsync(request, cancellation);
    }

    /// <summary>The token that the endpoint asks for: most take a context token, and those that Confluence itself calls one for the request.</summary>
    static string TokenFor(HostileTenant tenant, HttpMethod method, string target) => target.Split('?', '/') switch
    {
        ["connect", "installed" or "uninstalled", ..] parts => tenant.Tenant.LifecycleToken(parts[1], TimeProvider.System.GetUtcNow()),
        ["connect", "admin" or "editor" or "render" or "static" or "enabled" or "disabled" or "dare", ..] =>
            tenant.Tenant.QueryToken(method.Method, $"/{target}"),
        _ => tenant.Tenant.ContextToken(),
    };

    /// <summary>A token of the tenant, signed with its secret, whatever its parts hold.</summary>
    static string Token(HostileTenant tenant, string head, string context)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = $$"""{"iss":"{{tenant.Tenant.ClientKey}}","sub":"a","iat":{{now}},"exp":{{now + 180}},"qsh":"context-qsh","context":{{context}}}""";
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(head))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(tenant.Tenant.Secret), Encoding.ASCII.GetBytes(signed)))}";
    }
}
