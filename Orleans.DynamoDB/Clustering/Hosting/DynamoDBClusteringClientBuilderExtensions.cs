using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Clustering.Provider;
using Orleans.DynamoDB.Tables;
using Orleans.Messaging;

namespace Orleans.Hosting;

/// <summary>Lets clients find silos through a DynamoDB table.</summary>
public static class DynamoDBClusteringClientBuilderExtensions
{
    /// <summary>Takes the gateways of the client's cluster from its membership table in DynamoDB.</summary>
    public static IClientBuilder UseDynamoDBClustering(this IClientBuilder builder, Action<DynamoDBGatewayOptions> configureOptions) =>
        builder.UseDynamoDBClustering(options => options.Configure(configureOptions));

    /// <inheritdoc cref="UseDynamoDBClustering(IClientBuilder, Action{DynamoDBGatewayOptions})"/>
    public static IClientBuilder UseDynamoDBClustering(this IClientBuilder builder, Action<OptionsBuilder<DynamoDBGatewayOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureOptions);

        configureOptions(builder.Services.AddOptions<DynamoDBGatewayOptions>());
        builder.Services.AddDynamoDBTable<DynamoDBGatewayOptions>();
        builder.Services.AddSingleton<IGatewayListProvider, DynamoDBGatewayListProvider>();
        return builder;
    }
}
