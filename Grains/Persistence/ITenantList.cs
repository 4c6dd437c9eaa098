using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Persistence;

/// <summary>Names all tenants that something was ever stored about.</summary>
internal interface ITenantList
{
    /// <summary>The tenants, a page at a time; of those that were erased some or all may be among them.</summary>
    IAsyncEnumerable<TenantId> ListAsync(CancellationToken cancellation);
}
