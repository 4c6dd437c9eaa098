using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Clustering.Provider;
using Orleans.DynamoDB.Tables;

namespace Orleans.Hosting;

/// <summary>Lets silos find each other through a DynamoDB table.</summary>
public static class DynamoDBClusteringSiloBuilderExtensions
{
    /// <summary>Keeps the membership of the silo's cluster in DynamoDB.</summary>
    public static ISiloBuilder UseDynamoDBClustering(this ISiloBuilder builder, Action<DynamoDBClusteringOptions> configureOptions) =>
        builder.UseDynamoDBClustering(options => options.Configure(configureOptions));

    /// <inheritdoc cref="UseDynamoDBClustering(ISiloBuilder, Action{DynamoDBClusteringOptions})"/>
    public static ISiloBuilder UseDynamoDBClustering(this ISiloBuilder builder, Action<OptionsBuilder<DynamoDBClusteringOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureOptions);

        configureOptions(builder.Services.AddOptions<DynamoDBClusteringOptions>());
        builder.Services.AddDynamoDBTable<DynamoDBClusteringOptions>();
        builder.Services.AddSingleton<IMembershipTable, DynamoDBMembershipTable>();
        return builder;
    }
}
