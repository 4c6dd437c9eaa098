using System.Collections.Concurrent;
using UserMacro.Simulator.Sites;

namespace UserMacro.Simulator.Web;

/// <summary>
/// Serves the frame half of Atlassian's bridge, which the world knows as <c>all.js</c>, and its style sheets (docs/reference/connect-bridge.md).
/// The script fetches those sheets from Atlassian's CDN; here its address is replaced by the site's own, so that nothing leaves the machine.
/// </summary>
internal static class BridgeEndpoints
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "browser", "bridge");

    public static void MapBridge(this IEndpointRouteBuilder routes)
    {
        var byHost = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        routes.MapGet("/all.js", (HttpContext context) =>
        {
            var host = new Uri(context.Site().Origin).Authority;
            return Results.Text(byHost.GetOrAdd(host, Script), "text/javascript");
        });
        routes.MapGet("/surfaces.css", () => Sheet("surfaces.css"));
        routes.MapGet("/legacy-text-colors.css", () => Sheet("legacy-text-colors.css"));
        routes.MapGet("/themes/{name}", (string name) => Sheet(Path.Combine("themes", Path.GetFileName(name))));
    }

    static IResult Sheet(string path)
    {
        var file = Path.Combine(Folder, path);
        return File.Exists(file) && file.EndsWith(".css", StringComparison.Ordinal) ? Results.File(file, "text/css") : Results.NotFound();
    }

    static string Script(string host) =>
        File.ReadAllText(Path.Combine(Folder, "iframe.js"))
            .Replace("\"https://\" + CDN_DOMAIN", "\"http://\" + CDN_DOMAIN", StringComparison.Ordinal)
            .Replace("connect-cdn.atl-paas.net", host, StringComparison.Ordinal);
}
