namespace UserMacro.WebApi.Hosts.Connect;

/// <summary>How this service is known to Confluence (configuration section <c>Connect</c>).</summary>
internal sealed class ConnectOptions
{
    public const string Section = "Connect";

    /// <summary>The public address of this service, with a path when it runs below one. Default <c>http://localhost:8080</c>.</summary>
    public string BaseUrl { get; init; } = "http://localhost:8080";

    /// <summary>The realms of data residency that this deployment answers for, separated by semicolons. Default <c>Global;DE;EU</c>: Frankfurt.</summary>
    public string Realms { get; init; } = "Global;DE;EU";

    /// <summary>The addresses of realms that have one of their own, such as <c>US</c>; other deployments' too. A realm of this one that is not named has
    /// <see cref="BaseUrl"/>.</summary>
    public IReadOnlyDictionary<string, string> RegionBaseUrls { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The app's key in the descriptor. Default <c>com.usermacro.confluence</c>.</summary>
    public string AppKey { get; init; } = "com.usermacro.confluence";

    /// <summary>The server of the keys that sign installations. Default Atlassian's.</summary>
    public string InstallKeysUrl { get; init; } = "https://connect-install-keys.atlassian.com";

    /// <summary>The script that frames talk to Confluence with. Default Atlassian's.</summary>
    public string AllJsUrl { get; init; } = "https://connect-cdn.atl-paas.net/all.js";

    /// <summary>Patterns of the hosts that sites may have, separated by semicolons. Default <c>*.atlassian.net;*.jira.com</c>.</summary>
    public string AllowedHosts { get; init; } = "*.atlassian.net;*.jira.com";
}
