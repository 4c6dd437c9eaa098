using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.DynamoDB;

internal static class DynamoDBServices
{
    /// <summary>The key of the one client that all providers of a process share.</summary>
    public const string ClientKey = "usermacro";

    /// <summary>Registers the client.</summary>
    public static void AddDynamoDB(this IServiceCollection services, DynamoDBSettings settings)
    {
        if (!services.Any(service => service.ServiceType == typeof(IAmazonDynamoDB) && ClientKey.Equals(service.ServiceKey)))
        {
            services.AddKeyedDynamoDBClient(ClientKey, settings.Service);
        }
    }

    /// <summary>Registers the client for a silo that needs these tables; where they may not be created, a missing one ends the start.</summary>
    public static void AddDynamoDB(this IServiceCollection services, DynamoDBSettings settings, params ReadOnlySpan<string> tables)
    {
        services.AddDynamoDB(settings);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, TablesCheck>());
        foreach (var table in tables)
        {
            services.AddSingleton(new RequiredTable(settings.TablePrefix + table, settings.CreateTables));
        }
    }

    /// <summary>Tells a provider its table, and which client to reach it by.</summary>
    public static void Apply(this DynamoDBSettings settings, DynamoDBTableOptions options, string table)
    {
        options.ServiceKey = ClientKey;
        options.TableName = settings.TablePrefix + table;
        options.CreateIfNotExists = settings.CreateTables;
    }
}
