using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary><c>$renderContext</c></summary>
internal static class RenderContextObject
{
    public static readonly HostType Type = new("renderContext", new()
    {
        { "outputType", call => call.Run.Input.OutputType },
        { "spaceKey", call => PageObject.Known(call.Run.Input.SpaceKey) },
        { "pageTitle", call => PageObject.Known(call.Run.Input.PageTitle) ?? HostData.Read(call.Run, DataNames.Page, "title") },
        { "baseUrl", call => call.Run.Input.SiteBaseUrl },
        { "siteRoot", call => RequestObject.ContextPath(call.Run) },
        { "entity", _ => PageObject.Current },
    });

    public static readonly HostObject Current = new(Type);
}
