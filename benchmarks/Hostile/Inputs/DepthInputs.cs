using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using UserMacro.Hostile.Constructs;
using UserMacro.Traffic.Hostile;

namespace UserMacro.Hostile.Inputs;

/// <summary>A. Inputs that decide how deep something recurses.</summary>
static class DepthInputs
{
    const int ScribanSize = 128 * 1024;
    const int VelocitySize = 256 * 1024;
    const int SmallTemplate = 12 * 1024;
    const int ShallowSyntax = VelocityConstructs.Chain;
    const int StylesSize = 64 * 1024;
    const int BodySize = 1024 * 1024;
    const int JsonSize = 2 * 1024 * 1024;
    const int CssLevels = 30_000;
    const int XmlLevels = 200_000;

    /// <summary>Below what is refused for its depth.</summary>
    const int ShallowHtml = 200;

    static readonly (HttpMethod Method, string Path)[] JsonEndpoints =
    [
        (HttpMethod.Post, "api/v1/macros"), (HttpMethod.Put, "api/v1/macros/body-panel/draft"),
        (HttpMethod.Post, "api/v1/macros/body-panel/preview"), (HttpMethod.Post, "api/v1/import/plan"), (HttpMethod.Put, "api/v1/settings"),
        (HttpMethod.Post, "api/v1/parts"), (HttpMethod.Post, "connect/frames/body-panel"),
        (HttpMethod.Post, "connect/forms/body-panel/preview"), (HttpMethod.Post, "connect/installed"),
    ];

    public static IEnumerable<HostileInput> All =>
    [
        .. CssConstructs.Values.Select(css => new HostileInput("A CSS in bodies", $"{css} × {CssLevels}", (scene, cancellation) =>
            scene.Tenant.PostBodyAsync($"<p style=\"{css.Nest(Math.Min(CssLevels, css.DepthWithin(BodySize - 100)))}\">x</p>", cancellation))),
        .. CssConstructs.Values.Select(css => new HostileInput("A CSS in static output", $"{css} × {CssLevels}", (scene, cancellation) =>
            scene.Tenant.PostStaticAsync($"<p style=\"{css.Nest(Math.Min(CssLevels, css.DepthWithin(BodySize - 100)))}\">x</p>", cancellation))),
        .. CssConstructs.Sheets.Select(css => new HostileInput("A CSS in style sheets", $"{css}, 64 KB", (scene, cancellation) =>
            scene.Tenant.JsonAsync(
                HttpMethod.Post,
                "api/v1/macros/a/preview",
                new JsonObject { ["definition"] = HostileTenant.Definition("scriban", "<p>x</p>", styles: css.Nest(css.DepthWithin(StylesSize))) },
                cancellation))),
        .. from html in HtmlConstructs.All
           from depth in (int[])[ShallowHtml, html.DepthWithin(BodySize)]
           select new HostileInput("A HTML in bodies", $"{html} × {depth}", (scene, cancellation) =>
               scene.Tenant.PostBodyAsync(html.Nest(depth), cancellation)),
        .. from html in HtmlConstructs.All
           from depth in (int[])[ShallowHtml, html.DepthWithin(BodySize - 100)]
           select new HostileInput("A HTML in static output", $"{html} × {depth}", (scene, cancellation) =>
               scene.Tenant.PostStaticAsync(html.Nest(depth), cancellation)),
        .. Templates("velocity", VelocityConstructs.All, VelocitySize),
        .. Enumerable.Range(9, 7).Select(levels => new HostileInput("A Velocity texts in texts", $"{levels} levels", (scene, cancellation) =>
            scene.Tenant.CheckAsync("velocity", VelocityConstructs.Interpolation(levels), cancellation))),
        .. from levels in (int[])[1, 2, 4, 8, 12]
           from operation in (string[])["+", "||", "=="]
           select new HostileInput("A Velocity texts in texts", $"{levels} levels of 9000 {operation}", (scene, cancellation) =>
               scene.Tenant.CheckAsync("velocity", VelocityConstructs.Interpolation(levels, operation), cancellation)),
        .. SelfContaining.Velocity.Select(template => new HostileInput("A Velocity values that contain themselves", template, (scene, cancellation) =>
            scene.Tenant.PreviewAsync("velocity", template, cancellation))),
        .. Templates("scriban", ScribanConstructs.All, ScribanSize),
        .. SelfContaining.Scriban.Select(template => new HostileInput("A Scriban values that contain themselves", template, (scene, cancellation) =>
            scene.Tenant.PreviewAsync("scriban", template, cancellation))),
        .. XmlConstructs.All.Select(xml => new HostileInput("A XML files", $"{xml} × {XmlLevels}", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.xml", Encoding.UTF8.GetBytes(xml.Nest(XmlLevels)), cancellation))),
        .. JsonConstructs.All.Select(json => new HostileInput("A JSON files", $"{json}, 2 MB", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.json", Encoding.UTF8.GetBytes(json.Nest(json.DepthWithin(JsonSize))), cancellation))),
        .. from json in JsonConstructs.All
           from endpoint in JsonEndpoints
           select new HostileInput("A JSON of requests", $"{json}, {endpoint.Method} {endpoint.Path}", (scene, cancellation) =>
               scene.Tenant.TextAsync(endpoint.Method, endpoint.Path, json.Nest(json.DepthWithin(JsonSize - 1024)), cancellation, "\"1\"")),
        .. from json in JsonConstructs.All.Take(2)
           from language in (string[])["scriban", "velocity"]
           select new HostileInput("A JSON read by templates", $"{json}, 1 MB, {language}", (scene, cancellation) =>
               scene.Tenant.PreviewAsync(
                   language,
                   language == "scriban" ? "{{ x = body | object.from_json; x | object.to_json }}" : "$jsonator.convert($body)",
                   cancellation,
                   json.Nest(json.DepthWithin(BodySize)))),
        .. Snippets,
    ];

    static IEnumerable<HostileInput> Snippets =>
    [
        new("A snippets in snippets", "a chain of 40", (scene, cancellation) => ChainAsync(scene, 40, _ => 1, cancellation)),
        new("A snippets in snippets", "a tree of 8 levels, 6 includes each", (scene, cancellation) => ChainAsync(scene, 8, _ => 6, cancellation)),
        new("A snippets in snippets", "a ring", async (scene, cancellation) =>
        {
            using var first = await PartAsync(scene, "ring", "{{ include 'ring' }}", cancellation);
            return await scene.Tenant.CheckAsync("scriban", "{{ include 'ring' }}", cancellation);
        }),
    ];

    static async Task<HttpResponseMessage> ChainAsync(HostileScene scene, int length, Func<int, int> includes, CancellationToken cancellation)
    {
        for (var number = 0; number < length; number++)
        {
            var text = number == 0 ? "<b>x</b>" : string.Concat(Enumerable.Repeat($"{{{{ include 's{length}-{number - 1}' }}}}", includes(number)));
            using var made = await PartAsync(scene, $"s{length}-{number}", text, cancellation);
        }

        return await scene.Tenant.CheckAsync("scriban", $"{{{{ include 's{length}-{length - 1}' }}}}", cancellation);
    }

    static async Task<HttpResponseMessage> PartAsync(HostileScene scene, string name, string template, CancellationToken cancellation)
    {
        using var request = scene.Tenant.Tenant.Api(HttpMethod.Post, "parts");
        request.Content = JsonContent.Create(new { name, texts = new { kind = "snippet", template } });
        return await scene.Tenant.Tenant.Http.SendAsync(request, cancellation);
    }

    /// <summary>Constructs just below what the parsers take, in a small template, and in the largest there may be.</summary>
    static IEnumerable<HostileInput> Templates(string language, IReadOnlyList<Construct> constructs, int size) =>
        from construct in constructs
        from depth in (int[])[ShallowSyntax, construct.DepthWithin(SmallTemplate), construct.DepthWithin(size)]
        select new HostileInput($"A {(language == "velocity" ? "Velocity" : "Scriban")} syntax", $"{construct} × {depth}", (scene, cancellation) =>
            scene.Tenant.CheckAsync(language, construct.Nest(depth), cancellation));
}
