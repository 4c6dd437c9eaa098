using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Accounts;

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
