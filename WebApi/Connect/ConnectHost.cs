using UserMacro.Atlassian;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Silo.Configuration;

namespace UserMacro.WebApi.Connect;

internal static class ConnectHost
{
    /// <summary>Adds the Connect protocol.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static IServiceCollection AddConnectHost(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ConnectOptions.Section).Get<ConnectOptions>() ?? new();
        services.AddSingleton(options);
        services.AddSingleton(new ConnectApp(options.AppKey, options.BaseUrl));
        services.AddSingleton(ConnectOptionsValidator.Check(options));
        services.AddInstallKeys(new Uri(options.InstallKeysUrl));
        services.AddConfluenceClient();
        services.AddSingleton<LifecycleVerifier>();
        services.AddSingleton<Descriptor>();
        services.AddSingleton<InstallMessages>();
        services.AddSingleton<Installations>();
        return services;
    }
}
