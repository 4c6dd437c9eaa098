using System.Xml.Linq;
using UserMacro.Simulator.Html;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Rendering;

/// <summary>Elements with the prefix <c>ac:</c> that are no macros: links, images, tasks, layouts, emoticons.</summary>
internal static class SpecialElements
{
    public static async Task<string> RenderAsync(XElement element, RenderContext context, Func<XElement, Task<string>> render) => element.Name.LocalName switch
    {
        "link" => Link(element, context, await LinkText(element, render)).Html,
        "image" => Image(element, context).Html,
        "layout" => $"<div class=\"layout\">{await render(element)}</div>",
        "layout-section" => $"<div class=\"layout-section\">{await render(element)}</div>",
        "layout-cell" => $"<div class=\"layout-cell\">{await render(element)}</div>",
        "task-list" => $"<ul class=\"task-list\">{await render(element)}</ul>",
        "task" => Task(element, await Body(element, "task-body", render)).Html,
        "emoticon" => Markup.Encode((string?)element.Attribute(StorageNames.Ac + "emoji-fallback") ?? ""),
        "placeholder" or "parameter" => "",
        _ => await render(element),
    };

    static Markup Link(XElement element, RenderContext context, Markup text)
    {
        if (element.Element(StorageNames.Ri + "user") is { } mention)
        {
            var user = SimulatedUser.ByAccountId((string?)mention.Attribute(StorageNames.Ri + "account-id"));
            return Markup.Create($"<span class=\"mention\">@{user?.DisplayName ?? "Former user"}</span>");
        }

        var title = (string?)element.Element(StorageNames.Ri + "page")?.Attribute(StorageNames.Ri + "content-title");
        var label = text.Html.Length > 0 ? text : Markup.Create($"{title}");
        var page = context.Site.State.Pages.FirstOrDefault(page => page.Title.Equals(title, StringComparison.Ordinal) && page.MayBeReadBy(context.User));
        return page is null
            ? Markup.Create($"<span class=\"broken-link\">{label}</span>")
            : Markup.Create($"<a href=\"/wiki/spaces/{page.SpaceKey}/pages/{page.Id}\">{label}</a>");
    }

    static async Task<Markup> LinkText(XElement element, Func<XElement, Task<string>> render) =>
        element.Element(StorageNames.Ac + "link-body") is { } rich ? new Markup(await render(rich))
        : element.Element(StorageNames.Ac + "plain-text-link-body") is { } plain ? Markup.Create($"{plain.Value}")
        : Markup.Empty;

    static Markup Image(XElement element, RenderContext context)
    {
        var address = (string?)element.Element(StorageNames.Ri + "url")?.Attribute(StorageNames.Ri + "value") is { } url && HtmlPolicy.IsSafeLink(url)
            ? url
            : Attachment(element.Element(StorageNames.Ri + "attachment"), context);
        return address is null
            ? Markup.Empty
            : Markup.Create($"<img src=\"{address}\" alt=\"{(string?)element.Attribute(StorageNames.Ac + "alt")}\" loading=\"lazy\">");
    }

    /// <summary>Where a file of this page is, or of the page that the element names; null when there is none that the user may see.</summary>
    static string? Attachment(XElement? element, RenderContext context)
    {
        var name = (string?)element?.Attribute(StorageNames.Ri + "filename");
        var title = (string?)element?.Element(StorageNames.Ri + "page")?.Attribute(StorageNames.Ri + "content-title");
        return context.Site.State.Pages.FirstOrDefault(page => (title is null ? page.Id == context.Place.PageId : page.Title == title)
            && page.MayBeReadBy(context.User)
            && page.Files.Any(file => file.Title == name)) is { } page
                ? "/wiki" + PageLinks.Download(page, name!)
                : null;
    }

    static Markup Task(XElement element, Markup body)
    {
        var done = element.Element(StorageNames.Ac + "task-status")?.Value is "complete";
        return Markup.Create(
            $"<li class=\"{(done ? "task task-done" : "task")}\"><span class=\"task-box\" role=\"checkbox\" "
            + $"aria-checked=\"{(done ? "true" : "false")}\" aria-disabled=\"true\" aria-label=\"Task\"></span><div>{body}</div></li>");
    }

    static async Task<Markup> Body(XElement element, string name, Func<XElement, Task<string>> render) =>
        element.Element(StorageNames.Ac + name) is { } body ? new Markup(await render(body)) : Markup.Empty;
}
