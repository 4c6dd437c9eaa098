using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.DynamoDB.Tables;

/// <summary>The services that every provider of one table registers.</summary>
internal static class TableServices
{
    public static void AddDynamoDBTable<TOptions>(this IServiceCollection services)
        where TOptions : DynamoDBTableOptions, new()
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddTransient<IConfigurationValidator>(
            provider => new TableOptionsValidator(provider.GetRequiredService<IOptions<TOptions>>().Value, provider));
        services.ConfigureFormatter<TOptions>();
    }
}
