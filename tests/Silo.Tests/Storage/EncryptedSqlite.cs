using Microsoft.Extensions.DependencyInjection;
using Orleans.Sqlite.Storage;
using UserMacro.Silo.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage;

/// <summary>The storage of <c>Storage:Provider=Sqlite</c> in a folder.</summary>
internal static class EncryptedSqlite
{
    public static StorageSettings SettingsIn(TemporaryFolder folder) =>
        new(StorageProvider.Sqlite, folder.File("usermacro.db"), folder.File("usermacro.keys.db"), folder.File("usermacro.key"));

    public static Task<StorageHost> StartAsync(StorageSettings settings, bool deletesOnClear = true, Action<IServiceCollection>? more = null) =>
        StorageHost.StartAsync(
            services =>
            {
                more?.Invoke(services);
                services.AddEncryptedSqliteStorage(settings);
                services.Configure<SqliteStorageOptions>(StorageNames.Records, options => options.DeleteStateOnClear = deletesOnClear);
            },
            TestContext.Current.CancellationToken);
}
