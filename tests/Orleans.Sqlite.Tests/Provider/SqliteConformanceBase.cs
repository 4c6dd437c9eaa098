using Orleans.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Provider;

public abstract class SqliteConformanceBase : GrainStorageConformance, IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    StorageHost _host = null!;

    protected override IGrainStorage Storage => _host.Storage(SqliteHost.Name);

    public async ValueTask InitializeAsync() =>
        _host = await SqliteHost.StartAsync(_folder.File("records.db"), options => options.DeleteStateOnClear = DeletesOnClear);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _host.DisposeAsync();
        _folder.Dispose();
    }
}
