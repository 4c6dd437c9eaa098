using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Calls;

/// <summary>Names the tenant on whose behalf grain calls are made; it travels with each call in Orleans' request context.</summary>
/// <remarks>Set at the edge from a verified token only. A call whose tenant differs from the key's, or is missing, is refused by the silo.</remarks>
public static class TenantScope
{
    const string Key = "usermacro.tenant";

    /// <summary>The tenant of the calls made from here; null when none was set.</summary>
    public static TenantId? Current => TenantId.TryParse(RequestContext.Get(Key) as string, out var tenant) ? tenant : null;

    /// <summary>Sets the tenant for the calls made in this asynchronous flow.</summary>
    public static void Enter(TenantId tenant) => RequestContext.Set(Key, tenant.Value);
}
