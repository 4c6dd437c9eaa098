using Orleans.Configuration;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence;

/// <summary>Grain storages over DynamoDB Local, all in one table unless the test says otherwise.</summary>
internal static class StorageHosts
{
    public const string Name = "records";

    public static Task<StorageHost> StartAsync(DynamoDBLocal local, Action<DynamoDBStorageOptions>? configure = null) =>
        StorageHost.StartAsync(
            services => services.AddDynamoDBGrainStorage(Name, options => options.Configure(settings =>
            {
                settings.Service = local.Url.ToString();
                settings.CreateIfNotExists = true;
                configure?.Invoke(settings);
            })),
            TestContext.Current.CancellationToken);
}
