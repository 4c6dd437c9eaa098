using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Clustering;

/// <summary>The <c>Clustering</c> and <c>Orleans</c> sections.</summary>
/// <param name="Provider"><c>Clustering:Provider</c>; default <see cref="ClusteringProvider.Localhost"/>.</param>
/// <param name="ClusterId"><c>Orleans:ClusterId</c>; default <c>dev</c>.</param>
/// <param name="ServiceId"><c>Orleans:ServiceId</c>; default <c>dev</c>.</param>
/// <param name="SiloPort"><c>Orleans:Endpoints:SiloPort</c>; default 11111; 0 takes a free one.</param>
/// <param name="GatewayPort"><c>Orleans:Endpoints:GatewayPort</c>; default 30000; 0 opens no gateway, which serves when only this process calls grains.</param>
internal sealed record ClusteringSettings(ClusteringProvider Provider, string ClusterId, string ServiceId, int SiloPort, int GatewayPort)
{
    public const string ProviderKey = "Clustering:Provider";
    public const string GatewayPortKey = "Orleans:Endpoints:GatewayPort";

    const string SiloPortKey = "Orleans:Endpoints:SiloPort";
    const int HighestPort = 65535;

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static ClusteringSettings Read(IConfiguration configuration)
    {
        var siloPort = configuration.Number(SiloPortKey, EndpointOptions.DEFAULT_SILO_PORT, 0, HighestPort);
        if (siloPort == 0)
        {
            // Orleans binds its section by itself and refuses 0.
            siloPort = FreePort();
            configuration[SiloPortKey] = siloPort.ToString(CultureInfo.InvariantCulture);
        }

        var gatewayPort = configuration.Number(GatewayPortKey, EndpointOptions.DEFAULT_GATEWAY_PORT, 0, HighestPort);
        return siloPort != gatewayPort
            ? new(
                configuration.OneOf(ProviderKey, ClusteringProvider.Localhost),
                configuration.Text("Orleans:ClusterId", "dev"),
                configuration.Text("Orleans:ServiceId", "dev"),
                siloPort,
                gatewayPort)
            : throw new ConfigurationFaultException(GatewayPortKey, "is the silo port too.");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
