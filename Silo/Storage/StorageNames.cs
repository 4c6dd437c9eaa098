using Orleans.Providers;

namespace UserMacro.Silo.Storage;

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
