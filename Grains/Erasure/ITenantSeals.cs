using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Erasure;

/// <summary>Takes the data keys of tenants away permanently.</summary>
internal interface ITenantSeals
{
    /// <summary>
    /// Puts a seal in the place of a tenant's data key: nothing stored under the key can be read again, from a backup neither, and no key is made for the
    /// tenant again. Sealing twice is sealing once.
    /// </summary>
    /// <returns>The fingerprint of the key that is gone; null when the tenant had none.</returns>
    Task<string?> SealAsync(TenantId tenant, CancellationToken cancellation);
}
