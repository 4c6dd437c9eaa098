using Microsoft.Extensions.DependencyInjection.Extensions;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Storage.Keys.Kms;

namespace UserMacro.Silo.Storage.Keys;

internal static class KeyEncryptionServices
{
    /// <summary>Adds the key-encryption keys: that of KMS before the key files, where both are named.</summary>
    /// <param name="services">The services.</param>
    /// <param name="keyFile">Path of the key file; empty for none.</param>
    /// <param name="formerKeyFiles">Paths of those that only unwrap.</param>
    /// <param name="kms">The key of KMS; null for none.</param>
    public static IServiceCollection AddKeyEncryption(
        this IServiceCollection services, string keyFile, IReadOnlyList<string> formerKeyFiles, KmsSettings? kms)
    {
        string[] files = keyFile.Length > 0 ? [keyFile, .. formerKeyFiles] : [.. formerKeyFiles];
        foreach (var file in files)
        {
            services.AddTransient<IConfigurationValidator>(_ => new KeyFileValidator(file));
        }

        services.TryAddSingleton(TimeProvider.System);
        if (kms is not null)
        {
            services.AddSingleton(provider => new KmsKeyEncryptionKey(kms, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IStartCheck, KmsCheck>();
        }

        return services.AddKeyEncryption(provider => new KeyEncryptionKeyRing(
        [
            .. provider.GetServices<KmsKeyEncryptionKey>(),
            .. files.Select(file => ActivatorUtilities.CreateInstance<FileKeyEncryptionKey>(provider, file)),
        ]));
    }

    /// <summary>Adds a key-encryption key, the only one.</summary>
    public static IServiceCollection AddKeyEncryption(this IServiceCollection services, IKeyEncryptionKey key) => services.AddKeyEncryption(_ => key);

    static IServiceCollection AddKeyEncryption(this IServiceCollection services, Func<IServiceProvider, IKeyEncryptionKey> key)
    {
        services.AddMetrics();
        services.TryAddSingleton<SecurityEvents>();
        services.TryAddSingleton<IKeyEncryptionKey>(provider => new ObservedKeyEncryptionKey(key(provider), provider.GetRequiredService<SecurityEvents>()));
        return services;
    }
}
