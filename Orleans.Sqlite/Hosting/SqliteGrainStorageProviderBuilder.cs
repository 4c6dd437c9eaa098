using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Sqlite.Hosting;
using Orleans.Storage;

[assembly: RegisterProvider("Sqlite", "GrainStorage", "Silo", typeof(SqliteGrainStorageProviderBuilder))]

namespace Orleans.Sqlite.Hosting;

/// <summary>
/// Reads <c>Orleans:GrainStorage:{name}</c> with <c>ProviderType=Sqlite</c>, <c>Path</c>, <c>DeleteStateOnClear</c>, <c>MaxRecordBytes</c>,
/// <c>SerializerKey</c>.
/// </summary>
internal sealed class SqliteGrainStorageProviderBuilder : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.AddSqliteGrainStorage(name ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, options =>
        {
            options.Bind(configurationSection);
            if (configurationSection["SerializerKey"] is { Length: > 0 } key)
            {
                options.Configure<IServiceProvider>((settings, services) =>
                    settings.GrainStorageSerializer = services.GetRequiredKeyedService<IGrainStorageSerializer>(key));
            }
        });
}
