using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Accounts;

/// <summary>Accounts whose report to the host is due.</summary>
/// <param name="Accounts">Those that are due now, at most as many as a host takes at once.</param>
/// <param name="NextAt">When the next is due if none is due now; null when no account is stored.</param>
/// <param name="Failures">How many reports in a row failed before this one.</param>
[GenerateSerializer, Immutable, Alias("due-accounts")]
public sealed record DueAccounts(
    [property: Id(0)] ImmutableArray<StoredAccount> Accounts,
    [property: Id(1)] DateTimeOffset? NextAt,
    [property: Id(2)] int Failures);
