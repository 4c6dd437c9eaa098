using Orleans.Sqlite.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests;

internal static class SqliteHost
{
    public const string Name = "records";

    public static Task<StorageHost> StartAsync(string path, Action<SqliteStorageOptions>? configure = null) =>
        StorageHost.StartAsync(
            services => services.AddSqliteGrainStorage(Name, options => options.Configure(settings =>
            {
                settings.Path = path;
                configure?.Invoke(settings);
            })),
            TestContext.Current.CancellationToken);
}
