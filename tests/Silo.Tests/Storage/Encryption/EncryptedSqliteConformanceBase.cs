using Orleans.Storage;
using UserMacro.Silo.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Encryption;

public abstract class EncryptedSqliteConformanceBase : GrainStorageConformance, IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    StorageHost _host = null!;

    protected override IGrainStorage Storage => _host.Storage(StorageNames.Default);

    public async ValueTask InitializeAsync() => _host = await EncryptedSqlite.StartAsync(EncryptedSqlite.SettingsIn(_folder), DeletesOnClear);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _host.DisposeAsync();
        _folder.Dispose();
    }
}
