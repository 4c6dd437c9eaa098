using Microsoft.Extensions.DependencyInjection.Extensions;
using UserMacro.Atlassian;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Accounts.PersonalData;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Modules;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosts.Connect.Modules;

namespace UserMacro.Silo.Hosts.Connect;

/// <summary>What asks sites as a Connect app, and offers macros to them.</summary>
public static class ConnectSilo
{
    const string BaseUrlKey = "Connect:BaseUrl";
    const string AppKeyKey = "Connect:AppKey";
    const string AllowedHostsKey = "Connect:AllowedHosts";

    /// <summary>Adds who the grains are when they call a site, which sites they may call (<c>Connect</c> section), and how macros get their
    /// names there. A program that brings these services itself keeps its own.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static void AddConnectSilo(this IServiceCollection services, IConfiguration configuration)
    {
        var baseUrl = configuration.Text(BaseUrlKey, "http://localhost:8080");
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw new ConfigurationFaultException(BaseUrlKey, "must be an http or https address.");
        }

        if (!PlainHttp.Allows(uri, configuration))
        {
            throw new ConfigurationFaultException(BaseUrlKey, PlainHttp.Refused);
        }

        services.TryAddSingleton(new ConnectApp(configuration.Text(AppKeyKey, "com.usermacro.confluence"), baseUrl));
        services.TryAddSingleton(AllowedHosts.TryParse(configuration.Text(AllowedHostsKey, "*.atlassian.net;*.jira.com"), out var hosts)
            ? hosts
            : throw new ConfigurationFaultException(AllowedHostsKey, "must be host patterns between semicolons, such as '*.atlassian.net;*.jira.com'."));
        services.AddConnectSites().AddModulesClient().AddAccountReportClient();
        services.TryAddSingleton<IModuleHosts, ConnectModuleHosts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMacroRegistries, ConnectMacroRegistries>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAccountReporter, ConnectAccountReporter>());
    }

    /// <summary>Adds this host to <see cref="HostSites"/>, and the client that asks sites. Needs <see cref="ConnectApp"/> and <see cref="AllowedHosts"/> among
    /// the services.</summary>
    public static IServiceCollection AddConnectSites(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostSites, ConnectSites>());
        services.TryAddSingleton(typeof(HostAdapters<>));
        services.TryAddSingleton<HostSites>();
        return services.AddConfluenceClient();
    }
}
