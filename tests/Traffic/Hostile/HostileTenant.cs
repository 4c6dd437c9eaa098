using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Traffic.Sites;

namespace UserMacro.Traffic.Hostile;

/// <summary>A tenant whose administrators, authors and viewers send what was made to do harm, each with the token that is theirs.</summary>
/// <param name="tenant">The tenant; the caller disposes of it.</param>
public sealed partial class HostileTenant(TestTenant tenant)
{
    /// <summary>A published macro that takes a rendered body.</summary>
    public const string Panel = "body-panel";

    /// <summary>A published static macro that writes its body as it is.</summary>
    public const string RawPanel = "raw-body-panel";

    const string Page = "&macro.id=m-1&page.title=Home&page.type=page&space.key=DOC";

    // Bodies and templates go out as they are: escaped, a megabyte of tags would be six and never come through.
    static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public TestTenant Tenant => tenant;

    /// <summary>Publishes the macros that take bodies.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await PublishAsync(Panel, new { name = "Panel", body = "rendered", output = "framed", template = "<section>{{ body }}</section>" }, cancellation);
        await PublishAsync(
            RawPanel, new { name = "Raw panel", body = "unrendered", output = "static", template = "<div>{{ body | raw }}</div>" }, cancellation);
    }

    /// <summary>Creates and publishes a macro; gives the answer that says whether it was.</summary>
    public async Task<HttpResponseMessage> TryPublishAsync(string key, object definition, CancellationToken cancellation)
    {
        using var create = tenant.Api(HttpMethod.Post, "macros", new { key, definition });
        var created = await tenant.Http.SendAsync(create, cancellation);
        if (!created.IsSuccessStatusCode)
        {
            return created;
        }

        using (created)
        {
            using var publish = tenant.Api(HttpMethod.Post, $"macros/{key}/publish", new { note = "" }, created.Headers.ETag!.Tag);
            return await tenant.Http.SendAsync(publish, cancellation);
        }
    }

    /// <summary>Checks a template.</summary>
    public Task<HttpResponseMessage> CheckAsync(string language, string template, CancellationToken cancellation) =>
        JsonAsync(HttpMethod.Post, "api/v1/macros/a/check", Definition(language, template), cancellation);

    /// <summary>Renders a template that is not stored.</summary>
    public Task<HttpResponseMessage> PreviewAsync(string language, string template, CancellationToken cancellation, string body = "") =>
        JsonAsync(
            HttpMethod.Post,
            "api/v1/macros/a/preview",
            new JsonObject { ["definition"] = Definition(language, template, body.Length > 0 ? "unrendered" : "none"), ["body"] = body },
            cancellation);

    /// <summary>Renders a published macro.</summary>
    public Task<HttpResponseMessage> RenderAsync(string key, CancellationToken cancellation) =>
        tenant.Http.GetAsync(tenant.RenderTarget(key, "p.title=x"), cancellation);

    /// <summary>Opens the frame of the panel and posts a body to it, as a viewer's browser does.</summary>
    public async Task<HttpResponseMessage> PostBodyAsync(string html, CancellationToken cancellation)
    {
        var ticket = await OpenFrameAsync(cancellation);
        return await PostBodyAsync(ticket, html, cancellation);
    }

    /// <summary>The ticket of a frame that asks for a body.</summary>
    public async Task<string> OpenFrameAsync(CancellationToken cancellation)
    {
        var page = await tenant.Http.GetStringAsync(tenant.RenderTarget(Panel, Page[1..]), cancellation);
        return Ticket().Match(page) is { Success: true } match
            ? match.Groups["ticket"].Value
            : throw new InvalidOperationException($"The frame asks for no body: {page}");
    }

    /// <summary>Posts a body to a frame.</summary>
    public async Task<HttpResponseMessage> PostBodyAsync(string ticket, string html, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"connect/frames/{Panel}")
        { Content = JsonContent.Create(new { ticket, body = html }, options: Unescaped) };
        request.Headers.Authorization = new(
            "JWT", tenant.ContextToken(new() { ["confluence"] = new JsonObject { ["content"] = new JsonObject { ["id"] = "1" } } }));
        return await tenant.Http.SendAsync(request, cancellation);
    }

    /// <summary>Renders static output with a body that the template writes as it is.</summary>
    public async Task<HttpResponseMessage> PostStaticAsync(string body, CancellationToken cancellation)
    {
        using var request = tenant.Form(
            $"/connect/static/{RawPanel}",
            [new("page.id", "1"), new("page.version", "1"), new("macro.id", "m-1"), new("output.type", "display"), new("macro.body", body)]);
        return await tenant.Http.SendAsync(request, cancellation);
    }

    /// <summary>Asks what would become of a file from Data Center.</summary>
    public async Task<HttpResponseMessage> PlanMigrationAsync(string file, byte[] content, CancellationToken cancellation, string action = "plan")
    {
        using var request = tenant.Api(HttpMethod.Post, $"migration/{action}?file={file}");
        request.Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return await tenant.Http.SendAsync(request, cancellation);
    }

    /// <summary>Sends JSON as an administrator.</summary>
    public Task<HttpResponseMessage> JsonAsync(HttpMethod method, string path, JsonNode json, CancellationToken cancellation, string? ifMatch = null) =>
        TextAsync(method, path, json.ToJsonString(Unescaped), cancellation, ifMatch);

    /// <summary>Sends a text that claims to be JSON as an administrator.</summary>
    public async Task<HttpResponseMessage> TextAsync(HttpMethod method, string path, string json, CancellationToken cancellation, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("JWT", tenant.ContextToken());
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await tenant.Http.SendAsync(request, cancellation);
    }

    /// <summary>The definition of a macro.</summary>
    public static JsonObject Definition(string language, string template, string body = "none", string styles = "", string output = "auto") =>
        new() { ["name"] = "Hostile", ["language"] = language, ["template"] = template, ["body"] = body, ["styles"] = styles, ["output"] = output };

    /// <summary>An archive.</summary>
    public static byte[] Zip(params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return content.ToArray();
    }

    async Task PublishAsync(string key, object definition, CancellationToken cancellation)
    {
        using var answer = await TryPublishAsync(key, definition, cancellation);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(cancellation));
    }

    [GeneratedRegex("data-ticket=\"(?<ticket>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ticket();
}
