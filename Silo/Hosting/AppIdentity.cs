using Microsoft.Extensions.DependencyInjection.Extensions;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Hosting;

/// <summary>Who the grains are when they call a site, and which sites they may call (<c>Connect</c> section).</summary>
internal static class AppIdentity
{
    const string BaseUrlKey = "Connect:BaseUrl";
    const string AppKeyKey = "Connect:AppKey";
    const string AllowedHostsKey = "Connect:AllowedHosts";

    /// <summary>A host that brings these services itself keeps its own.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static void AddAppIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        var baseUrl = configuration.Text(BaseUrlKey, "http://localhost:8080");
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw new ConfigurationFaultException(BaseUrlKey, "must be an http or https address.");
        }

        services.TryAddSingleton(new ConnectApp(configuration.Text(AppKeyKey, "com.usermacro.confluence"), baseUrl));
        services.TryAddSingleton(AllowedHosts.TryParse(configuration.Text(AllowedHostsKey, "*.atlassian.net;*.jira.com"), out var hosts)
            ? hosts
            : throw new ConfigurationFaultException(AllowedHostsKey, "must be host patterns between semicolons, such as '*.atlassian.net;*.jira.com'."));
    }
}
