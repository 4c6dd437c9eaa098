using Orleans.DynamoDB.Persistence.Records;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Sqlite.Storage;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Clustering;
using UserMacro.Silo.DynamoDB;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Generations;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Operations;
using UserMacro.Silo.Storage.Records;

namespace UserMacro.Silo.Storage;

/// <summary>Sets up the storage of a silo.</summary>
public static class StorageSiloBuilderExtensions
{
    /// <summary>
    /// Adds the grain storage that the <c>Storage</c> section names, as the default provider, and reminders beside it. All that grains store is encrypted.
    /// </summary>
    /// <exception cref="Configuration.ConfigurationFaultException">A setting is wrong.</exception>
    public static ISiloBuilder AddUserMacroStorage(this ISiloBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = StorageSettings.Read(configuration);
        switch (settings.Provider)
        {
            case StorageProvider.Memory:
                builder.Services.AddSingleton(settings.Region);
                return builder.AddEncryptedMemoryStorage();
            case StorageProvider.DynamoDB:
                var tables = DynamoDBSettings.Read(configuration);
                builder.Services.AddEncryptedDynamoDBStorage(settings, tables, ClusteringSettings.Read(configuration).ServiceId)
                    .UseDynamoDBReminderService(options => tables.Apply(options, DynamoDBTables.Reminders));
                return builder;
            default:
                builder.Services.AddEncryptedSqliteStorage(settings).UseSqliteReminderService(reminders => reminders.Path = settings.RemindersPath);
                return builder;
        }
    }

    internal static IServiceCollection AddEncryptedSqliteStorage(this IServiceCollection services, StorageSettings settings) => services
        .AddSqliteGrainStorage(StorageNames.Records, options => options.Configure(records =>
        {
            records.Path = settings.RecordsPath;
            records.GrainStorageSerializer = new RecordBytesSerializer();
        }))
        .AddSqliteGrainStorage(StorageNames.TenantKeys, options => options.Configure(keys =>
        {
            keys.Path = settings.TenantKeysPath;
            keys.GrainStorageSerializer = new WrappedKeySerializer();
        }))
        .AddSingleton<ITenantRecords>(provider => new SqliteTenantRecords(SqliteRecords(provider, StorageNames.Records)))
        .AddSeals(provider => SqliteRecords(provider, StorageNames.TenantKeys).TruncateLogAsync)
        .AddSingleton(provider => (IStoredRecords)provider.GetRequiredService<ITenantRecords>())
        .AddKeyOperations(new(
            StorageNames.Default,
            StorageNames.Records,
            (provider, cancellation) => SqliteRecords(provider, StorageNames.TenantKeys).ListAsync("", cancellation).Select(record => record.Grain),
            (provider, cancellation) => SqliteRecords(provider, StorageNames.TenantKeys).TruncateLogAsync(cancellation)))
        .AddEncryption(settings);

    static ISqliteRecords SqliteRecords(IServiceProvider provider, string name) => (ISqliteRecords)provider.GetRequiredKeyedService<IGrainStorage>(name);

    static IServiceCollection AddSeals(this IServiceCollection services, Func<IServiceProvider, Func<CancellationToken, Task>?> scrub) =>
        services
            .AddSingleton<ITenantGenerations>(provider => provider.GetRequiredKeyedService<GenerationStore>(StorageNames.Default))
            .AddSingleton<ITenantSeals>(provider => new TenantSeals(
                provider.GetRequiredKeyedService<DataKeys>(StorageNames.Default),
                provider.GetRequiredService<ITenantGenerations>(),
                scrub(provider)));

    internal static IServiceCollection AddEncryptedDynamoDBStorage(
        this IServiceCollection services, StorageSettings settings, DynamoDBSettings tables, string serviceId)
    {
        services.AddSingleton(new TablesRegion(settings.Region.Name, tables.IsLocal));
        services.AddDynamoDB(tables, DynamoDBTables.GrainState, DynamoDBTables.TenantKeys, DynamoDBTables.Reminders);
        return services
            .AddDynamoDBGrainStorage(StorageNames.Records, options => options.Configure(records =>
            {
                tables.Apply(records, DynamoDBTables.GrainState);
                records.ServiceId = serviceId;
                records.DeleteStateOnClear = true;
                records.GrainStorageSerializer = new RecordBytesSerializer();
                records.TenantOf = grain => GrainKeys.TenantOf(grain.Key.ToString()!)?.Value;
            }))
            .AddDynamoDBGrainStorage(StorageNames.TenantKeys, options => options.Configure(keys =>
            {
                tables.Apply(keys, DynamoDBTables.TenantKeys);
                keys.ServiceId = serviceId;
                keys.DeleteStateOnClear = true;
                keys.GrainStorageSerializer = new WrappedKeySerializer();
            }))
            .AddSingleton<ITenantRecords>(provider => new DynamoDBTenantRecords(
                (IDynamoDBRecords)provider.GetRequiredKeyedService<IGrainStorage>(StorageNames.Records)))
            .AddSeals(_ => null)
            .AddSingleton(provider => (IStoredRecords)provider.GetRequiredService<ITenantRecords>())
            .AddKeyOperations(new(
                StorageNames.Default,
                StorageNames.Records,
                (provider, cancellation) => ((IDynamoDBRecords)provider.GetRequiredKeyedService<IGrainStorage>(StorageNames.TenantKeys))
                    .ListAsync("", cancellation).Select(record => record.Grain),
                Scrub: null))
            .AddEncryption(settings);
    }

    static IServiceCollection AddEncryption(this IServiceCollection services, StorageSettings settings) => services
        .AddSingleton(settings.Region)
        .AddKeyEncryption(settings.KeyFilePath, settings.FormerKeyFilePaths, settings.Kms)
        .AddEncryptedGrainStorage(StorageNames.Default, StorageNames.Records, StorageNames.TenantKeys)
        .AddDataKeysStart(StorageNames.Default);

    const string ListedRecords = "ListedRecords";

    static ISiloBuilder AddEncryptedMemoryStorage(this ISiloBuilder builder)
    {
        builder
            .UseInMemoryReminderService()
            .AddMemoryGrainStorage(StorageNames.Records, options => options.GrainStorageSerializer = new RecordBytesSerializer())
            .AddMemoryGrainStorage(StorageNames.TenantKeys, options => options.GrainStorageSerializer = new WrappedKeySerializer());
        builder.Services
            .AddGrainStorage(ListedRecords, (provider, _) => new MemoryTenantRecords(provider.GetRequiredKeyedService<IGrainStorage>(StorageNames.Records)))
            .AddSingleton(provider => (ITenantRecords)provider.GetRequiredKeyedService<IGrainStorage>(ListedRecords))
            .AddSeals(_ => null)
            .AddKeyEncryption(new ProcessKeyEncryptionKey())
            .AddKeyOperations(new(StorageNames.Default, Records: null, (_, _) => AsyncEnumerable.Empty<GrainId>(), Scrub: null))
            .AddEncryptedGrainStorage(StorageNames.Default, ListedRecords, StorageNames.TenantKeys);
        return builder;
    }
}

/// <summary>Names of the grain storage providers.</summary>
internal static class StorageNames
{
    /// <summary>The storage that grains use: encrypts everything.</summary>
    public const string Default = ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;

    /// <summary>Where the encrypted records go.</summary>
    public const string Records = "Records";

    /// <summary>The wrapped data keys of the tenants.</summary>
    public const string TenantKeys = "TenantKeys";
}
