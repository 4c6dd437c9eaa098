using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Persistence.Hosting;
using Orleans.Providers;
using Orleans.Storage;

[assembly: RegisterProvider("DynamoDB", "GrainStorage", "Silo", typeof(DynamoDBGrainStorageProviderBuilder))]

namespace Orleans.DynamoDB.Persistence.Hosting;

/// <summary>
/// Reads <c>Orleans:GrainStorage:{name}</c> with <c>ProviderType=DynamoDB</c>: the options by their names, <c>Region</c> for <c>Service</c>,
/// <c>ConnectionString</c> and <c>SerializerKey</c>.
/// </summary>
internal sealed class DynamoDBGrainStorageProviderBuilder : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.AddDynamoDBGrainStorage(name ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, options =>
        {
            options.Configure(settings => ProviderSettings.Read(settings, configurationSection));
            if (configurationSection["SerializerKey"] is { Length: > 0 } key)
            {
                options.Configure<IServiceProvider>((settings, services) =>
                    settings.GrainStorageSerializer = services.GetRequiredKeyedService<IGrainStorageSerializer>(key));
            }
        });
}
