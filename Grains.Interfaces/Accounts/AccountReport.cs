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

/// <summary>What came of a report.</summary>
[GenerateSerializer, Immutable, Alias("account-report")]
public sealed record AccountReport
{
    /// <summary>The accounts that the host was told of, by handle.</summary>
    [Id(0)] public ImmutableArray<string> Reported { get; init; } = [];

    /// <summary>Those of them that the host has closed: they are forgotten by the same write.</summary>
    [Id(1)] public ImmutableArray<string> Closed { get; init; } = [];

    /// <summary>How long the host does not want to be told of an account again; null when it did not say.</summary>
    [Id(2)] public TimeSpan? Cycle { get; init; }

    /// <summary>Until when nothing is reported, after a report that failed; null after one that did not.</summary>
    [Id(3)] public DateTimeOffset? NotBefore { get; init; }
}
