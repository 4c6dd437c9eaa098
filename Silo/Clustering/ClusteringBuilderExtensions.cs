using Orleans.Configuration;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.DynamoDB;

namespace UserMacro.Silo.Clustering;

/// <summary>Sets up how silos find each other and clients find silos.</summary>
internal static class ClusteringBuilderExtensions
{
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static ISiloBuilder AddUserMacroClustering(this ISiloBuilder builder, IConfiguration configuration)
    {
        var settings = ClusteringSettings.Read(configuration);
        builder.Services.AddOptions<ClusterMembershipOptions>().Configure(MembershipSettings.Read(configuration).Apply);
        if (settings.Provider == ClusteringProvider.Localhost)
        {
            return builder.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, serviceId: settings.ServiceId, clusterId: settings.ClusterId);
        }

        var tables = DynamoDBSettings.Read(configuration);
        builder.Services.AddDynamoDB(tables, DynamoDBTables.Silos);
        return builder
            .Configure<ClusterOptions>(settings.Apply)
            .Configure<EndpointOptions>(options => (options.SiloPort, options.GatewayPort) = (settings.SiloPort, settings.GatewayPort))
            .UseDynamoDBClustering((DynamoDBClusteringOptions options) => tables.Apply(options, DynamoDBTables.Silos));
    }

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static IClientBuilder AddUserMacroClustering(this IClientBuilder builder, IConfiguration configuration)
    {
        var settings = ClusteringSettings.Read(configuration);
        if (settings.Provider == ClusteringProvider.Localhost)
        {
            return settings.GatewayPort != 0
                ? builder.UseLocalhostClustering(settings.GatewayPort, settings.ServiceId, settings.ClusterId)
                : throw new ConfigurationFaultException(ClusteringSettings.GatewayPortKey, "must be the gateway port of the silo to call.");
        }

        // Silos create tables; a client waits for them.
        var tables = DynamoDBSettings.Read(configuration) with { CreateTables = false };
        builder.Services.AddDynamoDB(tables);
        return builder
            .Configure<ClusterOptions>(settings.Apply)
            .Configure<GatewayOptions>(GatewaySettings.Read(configuration).Apply)
            .UseDynamoDBClustering((DynamoDBGatewayOptions options) => tables.Apply(options, DynamoDBTables.Silos));
    }

    static void Apply(this ClusteringSettings settings, ClusterOptions options) =>
        (options.ClusterId, options.ServiceId) = (settings.ClusterId, settings.ServiceId);
}

/// <summary>The <c>Orleans:Gateway</c> section, as far as it has a default of ours; Orleans itself reads the rest.</summary>
/// <param name="RefreshPeriod"><c>Orleans:Gateway:GatewayListRefreshPeriod</c>: how often a client looks which silos there are; default 20 s. Orleans' own is a
/// minute.</param>
internal sealed record GatewaySettings(TimeSpan RefreshPeriod)
{
    const string RefreshPeriodKey = "Orleans:Gateway:GatewayListRefreshPeriod";

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static GatewaySettings Read(IConfiguration configuration) =>
        new(configuration.Duration(RefreshPeriodKey, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)));

    public void Apply(GatewayOptions options) => options.GatewayListRefreshPeriod = RefreshPeriod;
}
