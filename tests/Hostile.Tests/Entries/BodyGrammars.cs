using System.Text;
using System.Text.Json.Nodes;
using UserMacro.Hostile.Constructs;
using UserMacro.Traffic.Hostile;

namespace UserMacro.Hostile.Tests.Entries;

/// <summary>What is inside bodies: JSON, templates, markup, styles, files.</summary>
static class BodyGrammars
{
    /// <summary>The macro that edits go to.</summary>
    public const string Macro = "inventory";

    const int ScribanSize = 128 * 1024;
    const int VelocitySize = 256 * 1024;
    const int SnippetSize = 64 * 1024;
    const int StylesSize = 64 * 1024;
    const int BodySize = 1024 * 1024;
    const int JsonSize = (2 * 1024 * 1024) - 1024;
    const int FileSize = 4 * 1024 * 1024;

    const string RawBody = "{{ body | raw }}";

    static int _number;

    public static Grammar Json { get; } = new("JSON", JsonConstructs.All, JsonSize, (tenant, route, text, cancellation) =>
        route.Pattern is "/connect/installed" or "/connect/uninstalled" or "/connect/enabled" or "/connect/disabled"
            || route.Pattern.StartsWith("/connect/dare/", StringComparison.Ordinal)
            ? RequestGrammars.SendJsonAsync(tenant, route, text, cancellation)
            : tenant.TextAsync(new(route.Method), route.PathTo(Macro), text, cancellation, "\"1\""));

    /// <summary>The texts of a definition.</summary>
    public static IReadOnlyList<Grammar> Definition { get; } =
    [
        new("Scriban", ScribanConstructs.All, ScribanSize, (tenant, route, text, cancellation) =>
            DefineAsync(tenant, route, HostileTenant.Definition("scriban", text), cancellation)),
        new("Velocity", VelocityConstructs.All, VelocitySize, (tenant, route, text, cancellation) =>
            DefineAsync(tenant, route, HostileTenant.Definition("velocity", text), cancellation)),
        new("Velocity in texts", TextsInTexts, VelocitySize, (tenant, route, text, cancellation) =>
            DefineAsync(tenant, route, HostileTenant.Definition("velocity", text), cancellation)),
        new("HTML in a template", HtmlConstructs.All, ScribanSize, (tenant, route, text, cancellation) =>
            DefineAsync(tenant, route, HostileTenant.Definition("scriban", text), cancellation)),
        new("HTML in static output", HtmlConstructs.All, ScribanSize, (tenant, route, text, cancellation) =>
            DefineAsync(tenant, route, HostileTenant.Definition("velocity", text, output: "static"), cancellation)),
        new("CSS in a template", CssConstructs.Values, ScribanSize, (tenant, route, text, cancellation) =>
            DefineAsync(tenant, route, HostileTenant.Definition("scriban", $"<p style=\"{text}\">x</p>", output: "static"), cancellation)),
        new("style sheet", [.. CssConstructs.Sheets, .. CssConstructs.Values], StylesSize, (tenant, route, text, cancellation) =>
            DefineAsync(tenant, route, HostileTenant.Definition("scriban", "<p>x</p>", styles: text), cancellation)),
    ];

    /// <summary>What a preview renders a definition with.</summary>
    public static IReadOnlyList<Grammar> SampleBody { get; } =
    [
        new("HTML in a sample body", HtmlConstructs.All, BodySize, (tenant, route, text, cancellation) =>
            PreviewAsync(tenant, route, "scriban", "{{ body }}", "rendered", text, cancellation)),
        new("HTML in a raw sample body", HtmlConstructs.All, BodySize, (tenant, route, text, cancellation) =>
            PreviewAsync(tenant, route, "scriban", RawBody, "unrendered", text, cancellation, "static")),
        new("CSS in a sample body", CssConstructs.Values, BodySize, (tenant, route, text, cancellation) =>
            PreviewAsync(tenant, route, "scriban", "{{ body }}", "rendered", Styled(text), cancellation)),
        new("JSON that a template reads", JsonConstructs.All, BodySize, (tenant, route, text, cancellation) => PreviewAsync(
            tenant, route, "scriban", "{{ x = body | object.from_json; x | object.to_json; x }}", "unrendered", text, cancellation)),
    ];

    /// <summary>What a viewer's browser posts into a frame.</summary>
    public static IReadOnlyList<Grammar> FrameBody { get; } =
    [
        new("HTML in a body", HtmlConstructs.All, BodySize, (tenant, _, text, cancellation) => tenant.PostBodyAsync(text, cancellation)),
        new("CSS in a body", CssConstructs.Values, BodySize, (tenant, _, text, cancellation) => tenant.PostBodyAsync(Styled(text), cancellation)),
    ];

    /// <summary>What Confluence posts for static output.</summary>
    public static IReadOnlyList<Grammar> StaticForm { get; } =
    [
        new("HTML in a form", HtmlConstructs.All, BodySize, (tenant, _, text, cancellation) => tenant.PostStaticAsync(text, cancellation)),
        new("CSS in a form", CssConstructs.Values, BodySize, (tenant, _, text, cancellation) => tenant.PostStaticAsync(Styled(text), cancellation)),
        new("form", RequestConstructs.Queries, BodySize, async (tenant, route, text, cancellation) =>
        {
            using var request = tenant.Tenant.Form("/" + route.PathTo(HostileTenant.RawPanel), [new("page.id", "1"), new("p.title", text)]);
            return await tenant.Tenant.Http.SendAsync(request, cancellation);
        }),
    ];

    /// <summary>The texts of a shared part.</summary>
    public static IReadOnlyList<Grammar> Part { get; } =
    [
        new("Scriban in a snippet", ScribanConstructs.All, SnippetSize, (tenant, route, text, cancellation) =>
            PartAsync(tenant, route, "scriban", text, cancellation)),
        new("Velocity in a snippet", VelocityConstructs.All, SnippetSize, (tenant, route, text, cancellation) =>
            PartAsync(tenant, route, "velocity", text, cancellation)),
    ];

    /// <summary>A bundle of macros: its own JSON, and the templates that it holds.</summary>
    public static Grammar Bundle { get; } = new("templates in a bundle", [.. ScribanConstructs.All, .. HtmlConstructs.All], ScribanSize, BundleAsync);

    /// <summary>Files from Data Center.</summary>
    public static IReadOnlyList<Grammar> File { get; } =
    [
        new("XML", XmlConstructs.All, FileSize, (tenant, route, text, cancellation) =>
            FileAsync(tenant, route, "a.xml", Encoding.UTF8.GetBytes(text), cancellation)),
        new("XML in an archive", XmlConstructs.All, FileSize, (tenant, route, text, cancellation) =>
            FileAsync(tenant, route, "a.zip", HostileTenant.Zip([("a.xml", Encoding.UTF8.GetBytes(text))]), cancellation)),
        new("JSON in a file", JsonConstructs.All, FileSize, (tenant, route, text, cancellation) =>
            FileAsync(tenant, route, "a.json", Encoding.UTF8.GetBytes(text), cancellation)),
        new("templates in files", [.. VelocityConstructs.All, .. TextsInTexts], VelocitySize, (tenant, route, text, cancellation) =>
            FileAsync(tenant, route, "a.vm", Encoding.UTF8.GetBytes(text), cancellation)),
        new("HTML in files", HtmlConstructs.All, VelocitySize, (tenant, route, text, cancellation) =>
            FileAsync(tenant, route, "a.vm", Encoding.UTF8.GetBytes(text), cancellation)),
        new("archives in archives", [new("archives", "z", "")], 200, (tenant, route, text, cancellation) =>
            FileAsync(tenant, route, "a.zip", Archive(text.Length), cancellation)),
        new("folders in archives", [new("folders", "a/", "b.vm"), new("parents", "a/../", "b.vm")], 30_000, (tenant, route, text, cancellation) =>
            FileAsync(tenant, route, "a.zip", HostileTenant.Zip([(text, "x"u8.ToArray())]), cancellation)),
    ];

    /// <summary>Whole texts, each a construct of its own: their depth comes of how they are put together.</summary>
    static IReadOnlyList<Construct> TextsInTexts =>
    [
        .. from levels in (int[])[1, 2, 4, 8, 12]
           from operation in (string[])["+", "||", "==", "&&"]
           select new Construct($"texts in texts, {levels} levels of {operation}", " ", VelocityConstructs.Interpolation(levels, operation)),
    ];

    static string Styled(string style) => $"<p style=\"{style}\">x</p>";

    static Task<HttpResponseMessage> DefineAsync(HostileTenant tenant, Route route, JsonObject definition, CancellationToken cancellation)
    {
        var json = route switch
        {
            { Pattern: "/api/v1/macros/{key}/preview" } => new() { ["definition"] = definition },
            { Method: "POST", Pattern: "/api/v1/macros/" } => new() { ["key"] = $"a-{Interlocked.Increment(ref _number)}", ["definition"] = definition },
            _ => definition,
        };
        return tenant.JsonAsync(new(route.Method), route.PathTo(Macro), json, cancellation, "\"1\"");
    }

    static Task<HttpResponseMessage> PreviewAsync(
        HostileTenant tenant,
        Route route,
        string language,
        string template,
        string mode,
        string body,
        CancellationToken cancellation,
        string output = "framed") =>
        tenant.JsonAsync(
            new(route.Method),
            route.PathTo(Macro),
            new JsonObject { ["definition"] = HostileTenant.Definition(language, template, mode, output: output), ["body"] = body },
            cancellation);

    static async Task<HttpResponseMessage> PartAsync(HostileTenant tenant, Route route, string language, string text, CancellationToken cancellation)
    {
        var name = $"p-{Interlocked.Increment(ref _number)}";
        if (route.Method != "PUT")
        {
            return await tenant.JsonAsync(new(route.Method), route.PathTo(Macro), NewPart(text), cancellation);
        }

        using var created = await tenant.JsonAsync(HttpMethod.Post, "api/v1/parts", NewPart("x"), cancellation);
        return await tenant.JsonAsync(HttpMethod.Put, $"api/v1/parts/{name}", Texts(text), cancellation, "\"1\"");

        JsonObject NewPart(string template) => new() { ["name"] = name, ["texts"] = Texts(template) };
        JsonObject Texts(string template) => new() { ["kind"] = "snippet", ["language"] = language, ["template"] = template };
    }

    /// <summary>The service's own export of a draft, sent back to it: only a bundle with its checksum is read to the end.</summary>
    static async Task<HttpResponseMessage> BundleAsync(HostileTenant tenant, Route route, string text, CancellationToken cancellation)
    {
        var key = $"b-{Interlocked.Increment(ref _number)}";
        var created = await tenant.JsonAsync(
            HttpMethod.Post,
            "api/v1/macros",
            new JsonObject { ["key"] = key, ["definition"] = HostileTenant.Definition("scriban", text) },
            cancellation);
        if (!created.IsSuccessStatusCode)
        {
            return created;
        }

        created.Dispose();
        using var ask = tenant.Tenant.Api(HttpMethod.Get, $"export?keys={key}");
        using var export = await tenant.Tenant.Http.SendAsync(ask, cancellation);
        return await tenant.TextAsync(
            new(route.Method), route.PathTo(Macro), $"{{\"bundle\":{await export.Content.ReadAsStringAsync(cancellation)}}}", cancellation);
    }

    static Task<HttpResponseMessage> FileAsync(HostileTenant tenant, Route route, string file, byte[] content, CancellationToken cancellation) =>
        tenant.PlanMigrationAsync(file, content, cancellation, route.Pattern.Split('/')[^1]);

    static byte[] Archive(int levels)
    {
        var archive = HostileTenant.Zip([("a.vm", "x"u8.ToArray())]);
        for (var level = 0; level < levels; level++)
        {
            archive = HostileTenant.Zip([("a.zip", archive)]);
        }

        return archive;
    }
}
