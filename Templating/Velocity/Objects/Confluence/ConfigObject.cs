namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary><c>$config</c> and <c>$settingsManager</c>: the address of the site.</summary>
internal static class ConfigObject
{
    public static readonly HostType Type = new("config", new()
    {
        { "domainName", call => call.Run.Input.SiteBaseUrl },
        { "baseUrl", call => call.Run.Input.SiteBaseUrl },
        { "webAppContextPath", call => RequestObject.ContextPath(call.Run) },
        { "globalSettings", _ => new HostObject(ActionObject.Settings) },
    });

    public static readonly HostObject Current = new(Type);
}
