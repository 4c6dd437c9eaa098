namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>The token that proved a lifecycle message; each serves once.</summary>
/// <param name="Hash">SHA-256 of the token in lower-case hexadecimal digits.</param>
/// <param name="Expires">Until when the token could be used again.</param>
/// <param name="IssuedAt">When the host signed it, in whole seconds of its clock: messages count in this order. Null from front ends of
/// earlier builds, whose messages count as they come.</param>
[GenerateSerializer, Immutable, Alias("lifecycle-proof")]
public sealed record LifecycleProof([property: Id(0)] string Hash, [property: Id(1)] DateTimeOffset Expires, [property: Id(2)] DateTimeOffset? IssuedAt = null);
