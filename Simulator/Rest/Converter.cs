using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Rendering;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Rest;

/// <summary>Converts storage format to HTML. Macros of apps stay out of it (docs/reference/confluence-rest.md#requests).</summary>
internal sealed class Converter(StorageRenderer renderer)
{
    public async Task<Conversion> ConvertAsync(HttpContext context, string storage, string to, Space space, Page? page)
    {
        if (to is not ("view" or "export_view" or "styled_view"))
        {
            return new Conversion("", to, $"Storage format cannot be converted to '{to}' here.");
        }

        if (!StorageDocument.TryReadPage(storage, out var root, out var fault))
        {
            return new Conversion("", to, $"The body is not well formed: {fault}");
        }

        var place = new MacroLocation(space, page?.Id ?? "", page?.Title ?? "", page?.Current.Number ?? 0, MacroLocation.Display);
        var user = RestCaller.From(context).User ?? SimulatedUser.Anonymous;
        var html = await renderer.RenderAsync(root, new RenderContext(context.Site(), place, user, AppMacroOutput.Omitted), context.RequestAborted);
        return new Conversion(html, to, Error: null);
    }
}
