namespace UserMacro.Grains.Interfaces.Accounts;

/// <summary>What is stored about an account.</summary>
/// <param name="Handle">Its handle.</param>
/// <param name="AccountId">Its ID.</param>
/// <param name="StoredAt">Since when it is stored; null when an earlier build stored it.</param>
/// <param name="ReportedAt">When the host was told last that it is stored; null when it never was.</param>
[GenerateSerializer, Immutable, Alias("stored-account")]
public sealed record StoredAccount(
    [property: Id(0)] string Handle,
    [property: Id(1)] string AccountId,
    [property: Id(2)] DateTimeOffset? StoredAt,
    [property: Id(3)] DateTimeOffset? ReportedAt);
