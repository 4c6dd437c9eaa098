namespace UserMacro.Atlassian.Http;

/// <summary>The numbers of a <see cref="FairRateLimiter"/>.</summary>
public sealed record FairRateLimits
{
    /// <summary>How many turns a second are given permanently.</summary>
    public required double PerSecond { get; init; }

    /// <summary>How many are given at once after a rest.</summary>
    public required int Burst { get; init; }

    /// <summary>How many may be under way.</summary>
    public required int AtOnce { get; init; }

    /// <summary>How many may wait, all together.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many may wait of one party.</summary>
    public required int WaitingOfOne { get; init; }

    /// <summary>The longest that one waits.</summary>
    public required TimeSpan Timeout { get; init; }
}
