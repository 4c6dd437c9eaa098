using System.Text.Json.Nodes;
using UserMacro.Simulator.Html;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Rendering;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rest;

/// <summary>
/// The body of a page in a REST answer (docs/reference/confluence-rest.md#bodies-of-pages): as it is stored, or rendered with the output of macros, those of
/// apps included.
/// </summary>
internal sealed class PageBodies(StorageRenderer renderer)
{
    /// <summary>The body in one representation; null when there is none of this name.</summary>
    public async Task<JsonObject?> DescribeAsync(HttpContext context, Page page, PageVersion version, string representation) =>
        await WriteAsync(context, page, version, representation) is { } value
            ? new() { ["value"] = value, ["representation"] = representation }
            : null;

    async Task<string?> WriteAsync(HttpContext context, Page page, PageVersion version, string representation) => representation switch
    {
        "storage" => version.Body,
        "view" => await RenderAsync(context, page, version, MacroLocation.Display),
        // An export as a PDF is one; whether the host calls it so to macros is UNVERIFIED.
        "export_view" => await RenderAsync(context, page, version, "pdf"),
        "styled_view" => await StyledAsync(context, page, version),
        _ => null,
    };

    async Task<string> StyledAsync(HttpContext context, Page page, PageVersion version)
    {
        var body = new Markup(await RenderAsync(context, page, version, MacroLocation.Display));
        return Markup.Create(
            $"<html><head><title>{page.Title}</title><style>body {{ font-family: sans-serif; }}</style></head><body>{body}</body></html>").Html;
    }

    async Task<string> RenderAsync(HttpContext context, Page page, PageVersion version, string outputType)
    {
        var site = context.Site();
        var place = MacroLocation.On(site.State.Spaces.First(space => space.Key == page.SpaceKey), page, version, outputType);
        var user = RestCaller.From(context).User ?? SimulatedUser.Anonymous;
        return await renderer.RenderPageAsync(version.Body, new RenderContext(site, place, user, AppMacroOutput.Quoted), context.RequestAborted);
    }
}
