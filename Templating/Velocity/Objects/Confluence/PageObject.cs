using System.Globalization;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary><c>$content</c> and <c>$page</c>: the page that holds the macro, and the pages, labels and files around it.</summary>
internal static class PageObject
{
    /// <summary>A page of which only title and id are known.</summary>
    public static readonly HostType Reference = new("page", new()
    {
        { "id", call => Number(((HostObject)call.Target)["id"]) },
        { "idAsString", call => ((HostObject)call.Target)["id"] },
        { "title", call => ((HostObject)call.Target)["title"] },
        { "displayTitle", call => ((HostObject)call.Target)["title"] },
        { "urlPath", call => UrlPath(((HostObject)call.Target)["id"]) },
    });

    public static readonly HostType Label = new("label", new()
    {
        { "name", call => ((HostObject)call.Target)["name"] },
        { "displayTitle", call => ((HostObject)call.Target)["name"] },
        { "toString", 0, call => ((HostObject)call.Target)["name"] },
    });

    public static readonly HostType Attachment = new("attachment", new()
    {
        { "id", call => ((HostObject)call.Target)["id"] },
        { "fileName", call => ((HostObject)call.Target)["title"] },
        { "title", call => ((HostObject)call.Target)["title"] },
        { "displayTitle", call => ((HostObject)call.Target)["title"] },
        { "contentType", call => ((HostObject)call.Target)["media_type"] },
        { "mediaType", call => ((HostObject)call.Target)["media_type"] },
        { "fileSize", call => ((HostObject)call.Target)["size"] },
        { "downloadPath", DownloadPath },
        { "downloadPathWithoutVersion", DownloadPath },
        { "urlPath", DownloadPath },
    });

    public static readonly HostType Properties = new("properties", new()
    {
        { "getStringProperty", 1, call => Property(call) },
        { "getTextProperty", 1, call => Property(call) },
        { "getLongProperty", 2, call => Property(call) ?? call.Arguments[1] },
    });

    public static readonly HostType Type = new("page", new()
    {
        { "id", call => Number(call.Run.Input.PageId) },
        { "idAsString", call => Known(call.Run.Input.PageId) },
        { "title", call => Known(call.Run.Input.PageTitle) ?? HostData.Read(call.Run, DataNames.Page, "title") },
        { "displayTitle", call => Known(call.Run.Input.PageTitle) ?? HostData.Read(call.Run, DataNames.Page, "title") },
        { "type", call => Known(call.Run.Input.PageType) },
        { "version", call => Number(call.Run.Input.PageVersion) },
        { "space", _ => SpaceObject.Current },
        { "spaceKey", call => Known(call.Run.Input.SpaceKey) },
        { "urlPath", call => UrlPath(Known(call.Run.Input.PageId)) },
        { "creationDate", call => HostData.Read(call.Run, DataNames.Page, "created", isTime: true) },
        { "lastModificationDate", call => HostData.Read(call.Run, DataNames.Page, "updated", isTime: true) },
        { "creator", call => UserObject.For(HostData.Read(call.Run, DataNames.Page, "author_id")) },
        { "creatorName", call => UserObject.NameOf(call.Run, HostData.Read(call.Run, DataNames.Page, "author_id")) },
        { "lastModifier", call => UserObject.For(HostData.Read(call.Run, DataNames.Page, "updater_id")) },
        { "lastModifierName", call => UserObject.NameOf(call.Run, HostData.Read(call.Run, DataNames.Page, "updater_id")) },
        { "labels", call => Labels(call.Run) },
        { "ancestors", call => Pages(call.Run, DataNames.Ancestors) },
        { "parent", call => Pages(call.Run, DataNames.Ancestors).LastOrDefault() },
        { "children", call => Pages(call.Run, DataNames.Children) },
        { "sortedChildren", call => Pages(call.Run, DataNames.Children) },
        { "hasChildren", 0, call => Pages(call.Run, DataNames.Children).Count > 0 },
        { "attachments", call => Files(call.Run) },
        { "latestVersionsOfAttachments", call => Files(call.Run) },
        { "properties", _ => new HostObject(Properties) },
        { "entity", call => call.Target },
    });

    public static readonly HostObject Current = new(Type);

    public static object? Known(string text) => text.Length > 0 ? text : null;

    static object? Number(object? id) =>
        id is string text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number <= int.MaxValue ? (object)(int)number : number
            : id;

    static string? UrlPath(object? id) => id is string text ? $"/pages/viewpage.action?pageId={text}" : null;

    /// <summary>As on Data Center without the context path, which templates put before it.</summary>
    static object? DownloadPath(Invocation call)
    {
        var site = call.Run.Input.SiteBaseUrl.TrimEnd('/') + "/";
        return ((HostObject)call.Target)["url"] is string address && address.StartsWith(site, StringComparison.Ordinal)
            ? address[(site.Length - 1)..]
            : ((HostObject)call.Target)["url"];
    }

    static JavaList Labels(VelocityRun run) =>
        HostData.Read(run, DataNames.Labels) is JavaList names
            ? new(names.OfType<string>().Select(name =>
                new HostObject(Label, new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = name }, name)))
            : [];

    static JavaList Pages(VelocityRun run, string datum) =>
        new(HostData.Objects(run, datum).Select(page => new HostObject(Reference, Fields(run, page), page["title"] as string ?? "")));

    static JavaList Files(VelocityRun run) =>
        new(HostData.Objects(run, DataNames.Attachments).Select(file => new HostObject(Attachment, Fields(run, file), file["title"] as string ?? "")));

    static Dictionary<string, object?> Fields(VelocityRun run, ScriptObject source) =>
        source.ToDictionary(field => field.Key, field => HostData.Convert(run, field.Value), StringComparer.Ordinal);

    static object? Property(Invocation call) =>
        call.Text(0) is { } name && HostData.Read(call.Run, DataNames.Properties) is JavaMap properties ? properties.Find(call.Run, name.Text) : null;
}
