using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.InstallKeys;
using UserMacro.Atlassian.Connect.Modules;
using UserMacro.Atlassian.Connect.PersonalData;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian;

/// <summary>Registers the clients of this library.</summary>
public static class AtlassianServices
{
    /// <summary>Adds <see cref="ConfluenceClient"/>. Needs <see cref="AllowedHosts"/> among the services; may be called more than once.</summary>
    public static IServiceCollection AddConfluenceClient(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SiteResilience>();
        services.TryAddSingleton<SignedExchange>();
        services.TryAddSingleton(provider => new ConfluenceClient(provider.GetRequiredService<SignedExchange>()));
        return services.AddDirectHttpClient(ConfluenceClient.HttpClientName);
    }

    /// <summary>Adds <see cref="ModulesClient"/>, which asks as <see cref="ConfluenceClient"/> does.</summary>
    public static IServiceCollection AddModulesClient(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ModulesClient(provider.GetRequiredService<SignedExchange>()));
        return services.AddConfluenceClient();
    }

    /// <summary>Adds <see cref="AccountReportClient"/>, which asks as <see cref="ConfluenceClient"/> does.</summary>
    public static IServiceCollection AddAccountReportClient(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new AccountReportClient(provider.GetRequiredService<SignedExchange>()));
        return services.AddConfluenceClient();
    }

    /// <summary>Adds <see cref="IInstallKeys"/> over a key server.</summary>
    public static IServiceCollection AddInstallKeys(this IServiceCollection services, Uri server)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IInstallKeys>(provider => new InstallKeyClient(
            provider.GetRequiredService<IHttpClientFactory>(), server, provider.GetRequiredService<TimeProvider>()));
        return services.AddDirectHttpClient(InstallKeyClient.HttpClientName);
    }

    // No redirects, no cookies, and no logging of addresses, which hold account ids.
    static IServiceCollection AddDirectHttpClient(this IServiceCollection services, string name) =>
        services.AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
            })
            .RemoveAllLoggers()
            .Services;
}
