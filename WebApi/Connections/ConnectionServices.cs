using System.Net;
using UserMacro.WebApi.Connections.Outbound;

namespace UserMacro.WebApi.Connections;

internal static class ConnectionServices
{
    public static IServiceCollection AddSiteConnections(this IServiceCollection services)
    {
        services.AddSingleton<ConnectionAdministration>();
        services.AddSingleton<ConnectionClient>();
        services.AddSingleton<ConnectionData>();
        // No logging of addresses, which hold what page authors typed.
        services.AddHttpClient(ConnectionClient.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => ConnectionHandler.Create(new PublicConnect(Dns.GetHostAddressesAsync, PublicConnect.OpenAsync)))
            .RemoveAllLoggers();
        return services;
    }
}
