using Orleans.Storage;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

public abstract class DynamoDBConformanceBase(DynamoDBLocal local) : GrainStorageConformance, IAsyncLifetime
{
    StorageHost _host = null!;

    protected override IGrainStorage Storage => _host.Storage(StorageHosts.Name);

    public async ValueTask InitializeAsync() => _host = await StorageHosts.StartAsync(local, options => options.DeleteStateOnClear = DeletesOnClear);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _host.DisposeAsync();
    }
}
