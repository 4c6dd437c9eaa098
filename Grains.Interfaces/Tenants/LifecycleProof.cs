namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>The token that proved a lifecycle message; each serves once.</summary>
/// <param name="Hash">SHA-256 of the token in lower-case hexadecimal digits.</param>
/// <param name="Expires">Until when the token could be used again.</param>
[GenerateSerializer, Immutable, Alias("lifecycle-proof")]
public sealed record LifecycleProof([property: Id(0)] string Hash, [property: Id(1)] DateTimeOffset Expires);
