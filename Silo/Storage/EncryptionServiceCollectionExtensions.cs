using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using UserMacro.Grains.Moves;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Generations;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Moves;

namespace UserMacro.Silo.Storage;

internal static class EncryptionServiceCollectionExtensions
{
    /// <summary>
    /// Adds a grain storage that encrypts what it stores in the provider <paramref name="records"/>, under data keys kept wrapped in the provider
    /// <paramref name="keys"/>.
    /// </summary>
    public static IServiceCollection AddEncryptedGrainStorage(
        this IServiceCollection services, string name, string records, string keys)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(name, (provider, _) => new DataKeys(
            provider.GetRequiredKeyedService<IGrainStorage>(keys),
            provider.GetRequiredService<IKeyEncryptionKey>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<KeyTimes>(),
            provider.GetService<DataRegion>()));
        services.TryAddSingleton<RefusedRecords>();
        services.AddKeyedSingleton(name, (provider, _) => new GenerationStore(provider.GetRequiredKeyedService<IGrainStorage>(keys)));
        services.TryAddSingleton(KeyTimes.Default);
        services.AddSingleton<ITenantStages>(provider => ActivatorUtilities.CreateInstance<TenantStages>(
            provider, provider.GetRequiredKeyedService<DataKeys>(name)));
        services.AddSingleton<ITenantCopies>(provider => ActivatorUtilities.CreateInstance<TenantCopies>(
            provider,
            provider.GetRequiredKeyedService<IGrainStorage>(records),
            provider.GetRequiredKeyedService<DataKeys>(name),
            provider.GetRequiredKeyedService<GenerationStore>(name)));
        return services.AddGrainStorage(name, (provider, _) => new GuardingGrainStorage(
            ActivatorUtilities.CreateInstance<EncryptingGrainStorage>(
                provider, provider.GetRequiredKeyedService<IGrainStorage>(records), provider.GetRequiredKeyedService<DataKeys>(name)),
            provider.GetRequiredKeyedService<GenerationStore>(name),
            provider.GetRequiredService<RefusedRecords>()));
    }

    /// <summary>Readies the keys when the silo starts; a key that does not fit ends the start.</summary>
    public static IServiceCollection AddDataKeysStart(this IServiceCollection services, string name) =>
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => new DataKeysStart(provider.GetRequiredKeyedService<DataKeys>(name)));
}
