using UserMacro.Atlassian;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.WebApi.Api.Description;
using UserMacro.WebApi.Hosts.Connect.Description;
using UserMacro.WebApi.Hosts.Connect.Lifecycle;
using UserMacro.WebApi.Hosts.Connect.Residency;
using UserMacro.WebApi.Hosts.Connect.Tokens;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Hosts.Connect;

/// <summary>All that knows how Confluence talks to a Connect app.</summary>
internal static class ConnectHost
{
    /// <summary>Adds the host: its protocol, and what our pages need of it.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static IServiceCollection AddConnectHost(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ConnectOptions.Section).Get<ConnectOptions>() ?? new();
        var hosts = ConnectOptionsValidator.Check(options, configuration);
        var app = new ConnectApp(
            options.AppKey, options.BaseUrl, new(options.BaseUrl, ConnectOptionsValidator.RealmsOf(options), options.RegionBaseUrls));
        services.AddSingleton(app);
        services.AddSingleton(hosts);
        services.AddSingleton(new ResidencyTargets(configuration));
        services.AddSingleton(new AppAddress(app.BaseUrl, app.BasePath));
        services.AddSingleton(PageOf(options));
        services.AddSingleton<IHostCalls, ConnectCalls>();
        services.AddSingleton(new TokenScheme("contextToken", "'JWT ' and the token that AP.context.getToken gives to the admin page."));
        services.AddInstallKeys(new Uri(options.InstallKeysUrl));
        services.AddConnectSites();
        services.AddSingleton<HostTokenVerifier>();
        services.AddSingleton<HostAuthenticator>();
        services.AddSingleton<LifecycleVerifier>();
        services.AddSingleton<Descriptor>();
        services.AddSingleton<InstallMessages>();
        services.AddSingleton<InstallRefusals>();
        services.AddSingleton<Installations>();
        return services;
    }

    /// <summary>Adds the addresses that are the host's own: the descriptor, the lifecycle and the moves between realms.</summary>
    public static IEndpointRouteBuilder MapConnectHost(this IEndpointRouteBuilder routes) => routes.MapDescriptor().MapLifecycle().MapResidency();

    static HostPage PageOf(ConnectOptions options) => new()
    {
        Kind = ConnectCredentials.Kind,
        Endpoints = "/connect",
        BridgeUrl = options.AllJsUrl,
        FrameScript = "frame.js",
        AdminSources = "src/host/connect",
    };
}
