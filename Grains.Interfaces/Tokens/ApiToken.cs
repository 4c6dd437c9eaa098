namespace UserMacro.Grains.Interfaces.Tokens;

/// <summary>An API token without its secret.</summary>
/// <param name="Id">Its public name: 16 hexadecimal digits.</param>
/// <param name="Name">What its creator calls it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedBy">Handle of the account in whose name it acts.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
/// <param name="LastUsedAt">When it was used last, as far as that has been noted; null for never.</param>
[GenerateSerializer, Immutable, Alias("api-token")]
public sealed record ApiToken(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] TokenScopes Scopes,
    [property: Id(3)] string CreatedBy,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset ExpiresAt,
    [property: Id(6)] DateTimeOffset? LastUsedAt);
