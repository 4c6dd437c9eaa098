namespace UserMacro.Grains.Interfaces.Privacy;

/// <summary>What a person asked the administrators of their site to do with what is stored about them.</summary>
/// <param name="Id">Unique within the tenant.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="RequestedBy">Handle of the person's account.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="Note">What the person wrote about it; empty for nothing.</param>
[GenerateSerializer, Immutable, Alias("privacy-request")]
public sealed record PrivacyRequest(
    [property: Id(0)] string Id,
    [property: Id(1)] PrivacyRequestKind Kind,
    [property: Id(2)] string RequestedBy,
    [property: Id(3)] DateTimeOffset RequestedAt,
    [property: Id(4)] string Note)
{
    /// <summary>How an administrator answered; null while nobody has.</summary>
    [Id(5)] public PrivacyAnswer? Answer { get; init; }
}

/// <summary>How an administrator answered a request.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Reason">What the administrator wrote about it; never empty for one that was declined.</param>
/// <param name="By">Handle of the administrator's account.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("privacy-answer")]
public sealed record PrivacyAnswer(
    [property: Id(0)] PrivacyOutcome Outcome, [property: Id(1)] string Reason, [property: Id(2)] string By, [property: Id(3)] DateTimeOffset At);

/// <summary>What is to be done with what is stored about a person.</summary>
public enum PrivacyRequestKind
{
    /// <summary>Correct it.</summary>
    Rectify,

    /// <summary>Make the account a former user.</summary>
    Erase,
}

/// <summary>Whether a request was done.</summary>
public enum PrivacyOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was declined, with a reason.</summary>
    Declined,
}
