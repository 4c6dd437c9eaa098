using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;
using UserMacro.Grains.Operations.Keys;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Records;

namespace UserMacro.Silo.Storage.Operations;

/// <summary>What work on the keys needs to know of the storage.</summary>
/// <param name="Default">Name of the storage that encrypts.</param>
/// <param name="Records">Name of the storage of encrypted records; null where records end with the process.</param>
/// <param name="List">Lists the grains that the store of the keys has records of.</param>
/// <param name="Scrub">Removes what was overwritten from the files of the keys' store; null where there are none.</param>
internal sealed record KeyStores(
    string Default,
    string? Records,
    Func<IServiceProvider, CancellationToken, IAsyncEnumerable<GrainId>> List,
    Func<IServiceProvider, CancellationToken, Task>? Scrub);

internal static class KeyOperationsServices
{
    /// <summary>Adds what the commands of operators do with keys.</summary>
    public static IServiceCollection AddKeyOperations(this IServiceCollection services, KeyStores stores)
    {
        services.TryAddSingleton(KeyTimes.Default);
        services.AddSingleton(provider => new KeyRecords(cancellation => stores.List(provider, cancellation)));
        services.AddSingleton<IKeyRecords>(provider => provider.GetRequiredService<KeyRecords>());
        services.AddSingleton<ITenantList>(provider => provider.GetRequiredService<KeyRecords>());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<KeyRingChanges>(provider, Keys(provider)));
        services.AddSingleton(provider => Reencryption(provider, stores, Keys(provider)));
        return services.AddSingleton<IKeyOperations>(provider => ActivatorUtilities.CreateInstance<KeyOperations>(provider, Keys(provider)));

        DataKeys Keys(IServiceProvider provider) => provider.GetRequiredKeyedService<DataKeys>(stores.Default);
    }

    static IReencryption Reencryption(IServiceProvider provider, KeyStores stores, DataKeys keys) =>
        stores.Records is { } records
            ? new Reencryption(
                keys,
                provider.GetRequiredService<IKeyEncryptionKey>(),
                provider.GetRequiredService<IKeyRecords>(),
                provider.GetRequiredService<KeyRingChanges>(),
                provider.GetRequiredKeyedService<IGrainStorage>(records),
                provider.GetRequiredService<IStoredRecords>(),
                provider.GetRequiredService<KeyTimes>(),
                stores.Scrub is { } scrub ? cancellation => scrub(provider, cancellation) : null,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Reencryption>>())
            : new NoReencryption();
}
