using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Clustering.Hosting;
using Orleans.Providers;

[assembly: RegisterProvider("DynamoDB", "Clustering", "Silo", typeof(DynamoDBClusteringProviderBuilder))]
[assembly: RegisterProvider("DynamoDB", "Clustering", "Client", typeof(DynamoDBClusteringProviderBuilder))]

namespace Orleans.DynamoDB.Clustering.Hosting;

/// <summary>
/// Reads <c>Orleans:Clustering</c> with <c>ProviderType=DynamoDB</c>: the options by their names, <c>Region</c> for <c>Service</c>, and
/// <c>ConnectionString</c>.
/// </summary>
internal sealed class DynamoDBClusteringProviderBuilder : IProviderBuilder<ISiloBuilder>, IProviderBuilder<IClientBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.UseDynamoDBClustering((DynamoDBClusteringOptions options) => ProviderSettings.Read(options, configurationSection));

    public void Configure(IClientBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.UseDynamoDBClustering((DynamoDBGatewayOptions options) => ProviderSettings.Read(options, configurationSection));
}
