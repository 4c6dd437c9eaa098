namespace UserMacro.Grains.Interfaces.Calls;

/// <summary>
/// A grain of a tenant was called on behalf of another tenant, or of none; see <see cref="TenantScope"/>. Always a fault of the caller's code.
/// </summary>
[GenerateSerializer, Alias("tenant-refused")]
public sealed class TenantRefusedException() : InvalidOperationException("The call does not carry the tenant of the grain it is made to.");
