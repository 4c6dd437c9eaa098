using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Orleans.DynamoDB.Client;

namespace Orleans.Hosting;

/// <summary>Registers a client that several providers share.</summary>
public static class DynamoDBClientServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="IAmazonDynamoDB"/> with the time-outs and retries that the providers here give their own clients. They take it by
    /// <c>ServiceKey</c>; the container disposes of it.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="serviceKey">The key of the client.</param>
    /// <param name="service">A region such as <c>eu-central-1</c>, or the address of a local endpoint such as <c>http://127.0.0.1:8000</c>.</param>
    public static IServiceCollection AddKeyedDynamoDBClient(this IServiceCollection services, string serviceKey, string service)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        ArgumentException.ThrowIfNullOrEmpty(service);
        return services.AddKeyedSingleton<IAmazonDynamoDB>(serviceKey, (_, _) => ClientFactory.Create(new SharedClientOptions { Service = service }));
    }
}
