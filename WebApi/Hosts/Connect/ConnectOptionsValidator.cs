using System.Text.RegularExpressions;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Http;
using UserMacro.Silo.Configuration;

namespace UserMacro.WebApi.Hosts.Connect;

/// <summary>Checks the settings before anything starts.</summary>
internal static partial class ConnectOptionsValidator
{
    /// <summary>The hosts that sites may have, when all settings are good.</summary>
    /// <param name="options">The settings of this host.</param>
    /// <param name="configuration">Says whether this is development.</param>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static AllowedHosts Check(ConnectOptions options, IConfiguration configuration)
    {
        CheckAddress(nameof(options.BaseUrl), options.BaseUrl, configuration);
        CheckAddress(nameof(options.InstallKeysUrl), options.InstallKeysUrl, configuration);
        CheckAddress(nameof(options.AllJsUrl), options.AllJsUrl, configuration);
        foreach (var (realm, address) in options.RegionBaseUrls)
        {
            CheckRealm(nameof(options.RegionBaseUrls), realm);
            CheckAddress($"{nameof(options.RegionBaseUrls)}:{realm}", address, configuration);
            if (new Uri(address).AbsolutePath.TrimEnd('/') != new Uri(options.BaseUrl).AbsolutePath.TrimEnd('/'))
            {
                throw Fault($"{nameof(options.RegionBaseUrls)}:{realm}", "must have the path of BaseUrl: the app's paths are the same in every region.");
            }
        }

        foreach (var realm in RealmsOf(options).Where(realm => realm != RegionAddresses.Global))
        {
            CheckRealm(nameof(options.Realms), realm);
        }

        if (!AppKey().IsMatch(options.AppKey))
        {
            throw Fault(nameof(options.AppKey), "must be 1 to 64 letters, digits, '.', '_' or '-'.");
        }

        return AllowedHosts.TryParse(options.AllowedHosts, out var hosts)
            ? hosts
            : throw Fault(nameof(options.AllowedHosts), "must be host patterns between semicolons, such as '*.atlassian.net;*.jira.com'.");
    }

    /// <summary>The realms that this deployment answers for.</summary>
    public static string[] RealmsOf(ConnectOptions options) =>
        options.Realms.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static void CheckRealm(string name, string realm)
    {
        if (!RegionAddresses.Known.Contains(realm, StringComparer.Ordinal))
        {
            throw Fault(name, $"'{realm}' is not a realm of Confluence: {string.Join(", ", RegionAddresses.Known)}.");
        }
    }

    static void CheckAddress(string name, string text, IConfiguration configuration)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0
            || text.AsSpan().ContainsAny(";, '\""))
        {
            throw Fault(name, "must be an http or https address without query and fragment.");
        }

        if (!PlainHttp.Allows(uri, configuration))
        {
            throw Fault(name, PlainHttp.Refused);
        }
    }

    static ConfigurationFaultException Fault(string name, string problem) => new($"{ConnectOptions.Section}:{name}", problem);

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AppKey();
}
