namespace UserMacro.Grains.Interfaces.Residency;

/// <summary>A move of a site to another realm of data residency, which its host schedules.</summary>
/// <param name="Id">The host's number of the move: a message of the same number is the same message.</param>
/// <param name="Realm">Where the site moves.</param>
/// <param name="EndsAt">When the host gives the move up unless it is committed.</param>
/// <param name="Step">How far it is.</param>
[GenerateSerializer, Immutable, Alias("residency-move")]
public sealed record ResidencyMove(
    [property: Id(0)] long Id, [property: Id(1)] string Realm, [property: Id(2)] DateTimeOffset EndsAt, [property: Id(3)] ResidencyStep Step);

/// <summary>How far a move is. Each step follows the one before it, but that a move may be rolled back at any.</summary>
public enum ResidencyStep
{
    /// <summary>The host will begin.</summary>
    Scheduled,

    /// <summary>The host has begun: the data may be copied.</summary>
    Started,

    /// <summary>The site is in the other realm.</summary>
    Committed,

    /// <summary>The move was given up.</summary>
    RolledBack,
}
