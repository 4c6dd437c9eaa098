using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>A tenant that takes no installation any more.</summary>
/// <param name="Identities">The host identities that were installed.</param>
/// <param name="Access">The newest enabled installation as it was before; null when there was none.</param>
[GenerateSerializer, Immutable, Alias("closed-tenant")]
public sealed record ClosedTenant([property: Id(0)] ImmutableArray<string> Identities, [property: Id(1)] TenantAccess? Access);
