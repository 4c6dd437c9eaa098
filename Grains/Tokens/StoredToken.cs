using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Tokens;

namespace UserMacro.Grains.Tokens;

/// <summary>An API token as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("stored-token")]
internal sealed record StoredToken
{
    /// <summary>All but the secret.</summary>
    [Id(0)] public required ApiToken Token { get; init; }

    /// <summary>SHA-256 of the secret's bytes. The secret is 256 random bits, so that no slower hash would make it safer.</summary>
    [Id(1)] public required ImmutableArray<byte> SecretHash { get; init; }

    /// <summary>When it was revoked; null while it was not.</summary>
    [Id(2)] public DateTimeOffset? RevokedAt { get; init; }

    public bool IsGood(DateTimeOffset now) => RevokedAt is null && now < Token.ExpiresAt;
}
