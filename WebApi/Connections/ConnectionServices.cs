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
        // No proxy, which would connect in our place; and no logging of addresses, which hold what page authors typed.
        services.AddHttpClient(ConnectionClient.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectCallback = new PublicConnect(Dns.GetHostAddressesAsync).ConnectAsync,
            })
            .RemoveAllLoggers();
        return services;
    }
}
