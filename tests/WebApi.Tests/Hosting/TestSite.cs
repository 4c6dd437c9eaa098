using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>One Confluence site: signs as Confluence does.</summary>
sealed class TestSite
{
    public const string PageId = "98304";
    public const string Viewer = "viewer-1";

    readonly WebApiApp _app;
    DateTimeOffset _lastMessage = TimeProvider.System.GetUtcNow().AddSeconds(-25);

    public TestSite(WebApiApp app)
    {
        _app = app;
        var name = RandomNumberGenerator.GetHexString(12, lowercase: true);
        ClientKey = $"client-{name}";
        Secret = RandomNumberGenerator.GetHexString(64);
        SiteHost = $"site-{name}.atlassian.net";
        Administrator = $"admin-{name}";
        app.Host.MakeAdministrator(Administrator);
    }

    TestSite(WebApiApp app, TestSite site)
    {
        _app = app;
        (ClientKey, Secret, SiteHost, Administrator) = (site.ClientKey, site.Secret, site.SiteHost, site.Administrator);
        app.Host.MakeAdministrator(Administrator);
    }

    public string ClientKey { get; }

    public string Secret { get; set; }

    public string SiteHost { get; }

    public string BaseUrl => $"https://{SiteHost}/wiki";

    public string Administrator { get; }

    /// <summary>The key of the grain that knows the site's tenant.</summary>
    public string DirectoryKey => $"connect:{ClientKey}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A site that has installed the app.</summary>
    public static async Task<TestSite> InstalledAsync(WebApiApp app)
    {
        var site = new TestSite(app);
        using var answer = await site.SendInstallAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return site;
    }

    /// <summary>The same site, which calls another service.</summary>
    public TestSite On(WebApiApp app) => new(app, this);

    /// <summary>The key of the site's tenant grain.</summary>
    public async Task<string> TenantKeyAsync() =>
        GrainKeys.Tenant((await _app.Services.GetRequiredService<IGrainFactory>().GetGrain<ITenantDirectoryGrain>(DirectoryKey).Find())!.Value);

    /// <summary>Lets a macro's grain answer, or throw, as given.</summary>
    public async Task FailAsync(string macro, string method, Func<object> answer) =>
        _app.Faults.Answer($"{await TenantKeyAsync()}/{macro}", method, answer);

    public LifecycleMessage Message(string eventType) => new()
    {
        Key = WebApiApp.AppKey,
        ClientKey = ClientKey,
        SharedSecret = eventType == LifecycleEvents.Installed ? Secret : null,
        BaseUrl = BaseUrl,
        EventType = eventType,
        ProductType = "confluence",
    };

    public Task<HttpResponseMessage> SendInstallAsync(string eventType = LifecycleEvents.Installed) =>
        SendMessageAsync(eventType, InstallToken(eventType), Message(eventType));

    public async Task<HttpResponseMessage> SendMessageAsync(string eventType, string token, LifecycleMessage message)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{WebApiApp.BasePath}/connect/{eventType}")
        { Content = new ByteArrayContent(message.ToJson()) };
        request.Headers.TryAddWithoutValidation("Authorization", $"JWT {token}");
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.ExpectContinue = request.Content.Headers.ContentLength > 64 * 1024;
        return await _app.Client.SendAsync(request, Cancellation);
    }

    public string InstallToken(
        string eventType = LifecycleEvents.Installed,
        string audience = WebApiApp.BaseUrl,
        string keyId = HostStub.KeyId,
        DateTimeOffset? issuedAt = null) =>
        RsaToken.Sign(
            // Each message is a message of its own.
            Claims("POST", $"/connect/{eventType}", context: new() { ["nonce"] = RandomNumberGenerator.GetHexString(16) }) with
            {
                Audience = audience,
                IssuedAt = issuedAt ?? NextMessage(),
            },
            _app.Host.Key,
            keyId);

    /// <summary>The time of the next message: a second after the last one's, since times are whole seconds.</summary>
    public DateTimeOffset NextMessage() => _lastMessage = _lastMessage.AddSeconds(1);

    public TokenClaims Claims(
        string method, string target, IEnumerable<KeyValuePair<string, string>>? form = null, string? subject = Viewer, JsonObject? context = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new()
        {
            Issuer = ClientKey,
            Subject = subject,
            IssuedAt = now.AddSeconds(-1),
            Expires = now.AddSeconds(180),
            QueryHash = QueryHash.Compute(method, WebApiApp.BasePath + target, WebApiApp.BasePath, form),
            Context = context,
        };
    }

    public string Sign(TokenClaims claims) => HmacToken.Sign(claims, Secret);

    /// <summary>A token as <c>AP.context.getToken</c> gives it.</summary>
    public string ContextToken(string? subject, JsonObject? context = null) =>
        Sign(Claims("GET", "/", subject: subject, context: context) with { QueryHash = TokenLimits.ContextQueryHash });

    /// <summary>The context of a token for a macro on a page.</summary>
    public static JsonObject MacroContext(string pageId = PageId) => new()
    {
        ["confluence"] = new JsonObject
        {
            ["content"] = new JsonObject { ["type"] = "page", ["version"] = "3", ["id"] = pageId },
            ["macro"] = new JsonObject { ["outputType"] = "display", ["hash"] = "m-1", ["id"] = "m-1" },
            ["space"] = new JsonObject { ["key"] = "DOC", ["id"] = "7" },
        },
    };

    public static string RenderTarget(string key, string query = "", string path = "/connect/render") =>
        $"{path}/{key}?page.id={PageId}&page.title=Home&page.type=page&page.version=3&space.key=DOC&macro.id=m-1&output.type=display{query}";

    /// <summary>A signed GET, the token in the query.</summary>
    public Task<HttpResponseMessage> GetAsync(string target, string? subject = Viewer, string? ifNoneMatch = null, JsonObject? context = null) =>
        SendAsync(
            HttpMethod.Get,
            $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}jwt="
                + Sign(Claims("GET", target, subject: subject, context: context ?? MacroContext())),
            ifNoneMatch: ifNoneMatch);

    /// <summary>A signed POST of a form, as Confluence sends static macros their bodies.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        using var content = new FormUrlEncodedContent(form);
        return await SendAsync(HttpMethod.Post, path, Sign(Claims("POST", path, form)), content);
    }

    /// <summary>A call of the administrators' API.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, object? json = null, int? ifMatch = null, string? token = null)
    {
        using HttpContent? content =
            json is string text ? new StringContent(text, Encoding.UTF8, "application/json") : json is null ? null : JsonContent.Create(json);
        return await SendAsync(method, path, token ?? ContextToken(Administrator), content, ifMatch);
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string target, string? token = null, HttpContent? content = null, int? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, WebApiApp.BasePath + target) { Content = content };
        // A body that will be refused would else still be on its way when the connection closes.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 64 * 1024;
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"JWT {token}");
        }

        if (ifMatch is { } number)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{number}\"");
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return await _app.Client.SendAsync(request, Cancellation);
    }

    /// <summary>The page of the tests as the site stores it; what asks for it, in the stub's questions.</summary>
    public string StorePage(string storage)
    {
        var question = $"{SiteHost}/wiki/api/v2/pages/{PageId}?body-format=storage&version=3";
        _app.Host.Answers[question] = JsonSerializer.Serialize(new { version = new { number = 3 }, body = new { storage = new { value = storage } } });
        return question;
    }

    /// <summary>Creates and publishes a macro.</summary>
    public async Task PublishAsync(string key, object definition)
    {
        using var created = await CallAsync(HttpMethod.Post, "/api/v1/macros", new { key, definition });
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync(Cancellation));
        using var published = await CallAsync(HttpMethod.Post, $"/api/v1/macros/{key}/publish", new { note = "first" }, ifMatch: 1);
        published.StatusCode.ShouldBe(HttpStatusCode.OK, await published.Content.ReadAsStringAsync(Cancellation));
    }
}
