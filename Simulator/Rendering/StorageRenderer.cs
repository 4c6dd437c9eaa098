using System.Text;
using System.Xml.Linq;
using UserMacro.Simulator.Html;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Rendering;

/// <summary>Renders storage format to HTML. What it does not know it leaves out or shows as text; nothing of the author's becomes markup unchecked.</summary>
internal sealed class StorageRenderer(AppMacroRenderer apps)
{
    /// <summary>Renders what an author wrote; a text that cannot be read becomes an error box.</summary>
    public async Task<string> RenderPageAsync(string storage, RenderContext context, CancellationToken cancellation) =>
        StorageDocument.TryReadPage(storage, out var root, out var error)
            ? await RenderAsync(root, context, cancellation)
            : Boxes.Error("This page cannot be shown", error).Html;

    public async Task<string> RenderAsync(XElement parent, RenderContext context, CancellationToken cancellation)
    {
        var html = new StringBuilder();
        foreach (var node in parent.Nodes())
        {
            await NodeAsync(html, node, context, cancellation);
        }

        return html.ToString();
    }

    async Task NodeAsync(StringBuilder html, XNode node, RenderContext context, CancellationToken cancellation)
    {
        if (node is XText text)
        {
            html.Append(Markup.Encode(text.Value));
        }

        if (node is not XElement element || (element.Name.Namespace == XNamespace.None && HtmlPolicy.Swallows(element.Name.LocalName)))
        {
            return;
        }

        if (element.Name == StorageNames.Macro)
        {
            await MacroAsync(html, element, context, cancellation);
        }
        else if (element.Name.Namespace == StorageNames.Ac)
        {
            html.Append(
            await SpecialElements.RenderAsync(element, context, inner => RenderAsync(inner, context, cancellation)));
        }
        else if (element.Name.Namespace == XNamespace.None && HtmlPolicy.Allows(element.Name.LocalName))
        {
            await ElementAsync(
            html, element, context, cancellation);
        }
        else
        {
            html.Append(await RenderAsync(element, context, cancellation));
        }
    }

    async Task ElementAsync(StringBuilder html, XElement element, RenderContext context, CancellationToken cancellation)
    {
        var name = element.Name.LocalName;
        html.Append('<').Append(name);
        foreach (var (attribute, value) in HtmlPolicy.Attributes(element))
        {
            html.Append(
            ' ').Append(attribute).Append("=\"").Append(Markup.Encode(value)).Append('"');
        }

        if (name is "a")
        {
            html.Append(" rel=\"nofollow noopener\"");
        }

        html.Append('>');
        if (HtmlPolicy.IsVoid(name))
        {
            return;
        }

        html.Append(await RenderAsync(element, context, cancellation)).Append("</").Append(name).Append('>');
    }

    async Task MacroAsync(StringBuilder html, XElement element, RenderContext context, CancellationToken cancellation)
    {
        var body = element.Element(StorageNames.RichBody);
        html.Append(
            await BuiltInMacros.RenderAsync(element, () => body is null ? Task.FromResult("") : RenderAsync(body, context, cancellation))
            ?? await apps.RenderAsync(element, context, RenderAsync, cancellation));
    }
}
