using UserMacro.Templating.Velocity.Objects.Tools;

namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary><c>$action</c>: of Data Center's page action what has a counterpart.</summary>
internal static class ActionObject
{
    public static readonly HostType Settings = new("globalSettings", new() { { "baseUrl", call => call.Run.Input.SiteBaseUrl } });

    public static readonly HostType Type = new("action", new()
    {
        { "remoteUser", call => UserObject.Viewer(call.Run) },
        { "authenticatedUser", call => UserObject.Viewer(call.Run) },
        { "dateFormatter", _ => DateFormatterObject.Current },
        { "globalSettings", _ => new HostObject(Settings) },
        { "isPrintableVersion", 0, call => call.Run.Input.OutputType is "pdf" or "word" },
        { "page", _ => PageObject.Current },
        { "space", _ => SpaceObject.Current },
        { "spaceKey", call => PageObject.Known(call.Run.Input.SpaceKey) },
        { "key", call => PageObject.Known(call.Run.Input.SpaceKey) },
    });

    public static readonly HostObject Current = new(Type);
}
