using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Persistence.Options;
using Orleans.DynamoDB.Persistence.Provider;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Registers DynamoDB grain storage in a service collection.</summary>
public static class DynamoDBGrainStorageServiceCollectionExtensions
{
    /// <summary>Adds grain storage in a DynamoDB table as the default one.</summary>
    public static IServiceCollection AddDynamoDBGrainStorageAsDefault(this IServiceCollection services, Action<DynamoDBStorageOptions> configureOptions) =>
        services.AddDynamoDBGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <inheritdoc cref="AddDynamoDBGrainStorageAsDefault(IServiceCollection, Action{DynamoDBStorageOptions})"/>
    public static IServiceCollection AddDynamoDBGrainStorageAsDefault(
        this IServiceCollection services, Action<OptionsBuilder<DynamoDBStorageOptions>>? configureOptions = null) =>
        services.AddDynamoDBGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Adds grain storage in a DynamoDB table under a name.</summary>
    public static IServiceCollection AddDynamoDBGrainStorage(this IServiceCollection services, string name, Action<DynamoDBStorageOptions> configureOptions) =>
        services.AddDynamoDBGrainStorage(name, options => options.Configure(configureOptions));

    /// <inheritdoc cref="AddDynamoDBGrainStorage(IServiceCollection, string, Action{DynamoDBStorageOptions})"/>
    public static IServiceCollection AddDynamoDBGrainStorage(
        this IServiceCollection services, string name, Action<OptionsBuilder<DynamoDBStorageOptions>>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = services.AddOptions<DynamoDBStorageOptions>(name);
        configureOptions?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Transient<
            IPostConfigureOptions<DynamoDBStorageOptions>, DefaultStorageProviderSerializerOptionsConfigurator<DynamoDBStorageOptions>>());
        services.AddTransient<IConfigurationValidator>(provider => new DynamoDBStorageOptionsValidator(OptionsOf(provider, name), name, provider));
        services.ConfigureNamedOptionForLogging<DynamoDBStorageOptions>(name);
        return services.AddGrainStorage(name, (provider, instance) =>
            ActivatorUtilities.CreateInstance<DynamoDBGrainStorage>(provider, instance, OptionsOf(provider, instance)));
    }

    static DynamoDBStorageOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<DynamoDBStorageOptions>>().Get(name);
}
