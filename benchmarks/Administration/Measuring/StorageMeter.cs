using Amazon.DynamoDBv2;
using Orleans.Providers;
using Orleans.Storage;
using UserMacro.Grains.Persistence;

namespace UserMacro.Administration.Measuring;

/// <summary>Counts what grains read and write, the work past them, and the requests that DynamoDB gets.</summary>
sealed class StorageMeter
{
    readonly RequestCounter _requests = new();
    CountingStorage? _grains;
    CountingRecords? _records;

    /// <summary>What grains read and write.</summary>
    public CountingStorage Grains => _grains ?? throw new InvalidOperationException("No grain has asked the storage yet.");

    /// <summary>Puts the counters before what is registered.</summary>
    public void Watch(IServiceCollection services)
    {
        var grains = Last<IGrainStorage>(services, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
        services.AddKeyedSingleton<IGrainStorage>(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, key) => _grains = new((IGrainStorage)grains.KeyedImplementationFactory!(provider, key)));
        var records = services.Last(service => service.ServiceType == typeof(ITenantRecords));
        services.AddSingleton<ITenantRecords>(provider => _records = new((ITenantRecords)records.ImplementationFactory!(provider)));
        if (services.LastOrDefault(service => service.ServiceType == typeof(IAmazonDynamoDB)) is { } client)
        {
            services.AddKeyedSingleton(
                client.ServiceKey, (provider, key) => _requests.Watch((IAmazonDynamoDB)client.KeyedImplementationFactory!(provider, key)));
        }
    }

    /// <summary>What was counted so far, by what it is.</summary>
    public Dictionary<string, int> Read() => new(
        _requests.Count.Select(request => KeyValuePair.Create($"DynamoDB {request.Key}", request.Value)), StringComparer.Ordinal)
    {
        ["grain reads"] = Grains.Count.Reads,
        ["grain writes"] = Grains.Count.Writes,
        ["listings"] = _records?.Listings ?? 0,
        ["records listed"] = _records?.Listed ?? 0,
        ["records deleted"] = _records?.Deleted ?? 0,
    };

    static ServiceDescriptor Last<T>(IServiceCollection services, string key) =>
        services.Last(service => service.ServiceType == typeof(T) && Equals(service.ServiceKey, key));
}
