using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Render;

/// <summary>Script and style sheet of our frames: part of the program, named by content so that browsers keep them permanently.</summary>
internal static class FrameAssets
{
    const string Forever = "public, max-age=31536000, immutable";

    static readonly byte[] SandboxScript = Read("sandbox.js");
    static readonly byte[] Styles = Read("frame.css");
    static readonly string SandboxScriptVersion = VersionOf(SandboxScript);
    static readonly string StylesVersion = VersionOf(Styles);

    /// <summary>The script of frames in one kind of host.</summary>
    public static string ScriptUrl(AppAddress address, HostPage host) =>
        $"{address.BaseUrl}/assets/{host.FrameScript}?v={VersionOf(Read(host.FrameScript))}";

    public static string SandboxScriptUrl(AppAddress address) => $"{address.BaseUrl}/assets/sandbox.js?v={SandboxScriptVersion}";

    public static string StylesUrl(AppAddress address) => $"{address.BaseUrl}/assets/frame.css?v={StylesVersion}";

    public static IEndpointRouteBuilder MapFrameAssets(this IEndpointRouteBuilder routes, IEnumerable<HostPage> hosts)
    {
        var assets = routes.MapGroup("/assets").ExcludeFromDescription();
        foreach (var name in hosts.Select(host => host.FrameScript).Distinct(StringComparer.Ordinal))
        {
            var script = Read(name);
            assets.MapGet("/" + name, (HttpContext context) => Answer(context, script, "text/javascript; charset=utf-8"));
        }

        assets.MapGet("/sandbox.js", (HttpContext context) => Answer(context, SandboxScript, "text/javascript; charset=utf-8"));
        assets.MapGet("/frame.css", (HttpContext context) => Answer(context, Styles, "text/css; charset=utf-8"));
        return routes;
    }

    static FileContentHttpResult Answer(HttpContext context, byte[] content, string contentType)
    {
        context.Response.Headers.CacheControl = Forever;
        return TypedResults.File(content, contentType);
    }

    static string VersionOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));

    static byte[] Read(string name)
    {
        using var resource = typeof(FrameAssets).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
