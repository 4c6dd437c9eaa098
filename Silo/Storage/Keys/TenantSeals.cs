using System.Security.Cryptography;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>Seals tenants in the store of their data keys, and leaves no bytes of the keys in files of ours.</summary>
/// <param name="keys">The data keys.</param>
/// <param name="generations">What is remembered of the tenants' records; it goes with the key.</param>
/// <param name="scrub">Removes what was overwritten from the files of the keys' store; null where there are none.</param>
internal sealed class TenantSeals(DataKeys keys, ITenantGenerations generations, Func<CancellationToken, Task>? scrub) : ITenantSeals
{
    public async Task<string?> SealAsync(TenantId tenant, CancellationToken cancellation)
    {
        var id = await keys.SealAsync(tenant.Value, cancellation);
        await generations.ForgetAsync(tenant, cancellation);
        await (scrub?.Invoke(cancellation) ?? Task.CompletedTask);
        return id.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(id));
    }
}
