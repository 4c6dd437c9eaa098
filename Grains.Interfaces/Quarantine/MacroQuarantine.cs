namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>A macro is kept from running, because it may have ended a process or kept a thread.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why.</param>
/// <param name="NextTry">From when on the next request of a page has it tried in a process of its own; a newly published revision is tried at once.</param>
/// <param name="LastTry">When it was tried last and failed; null when it has not been tried.</param>
/// <param name="Revision">The revision that it was published in then.</param>
[GenerateSerializer, Immutable, Alias("macro-quarantine")]
public sealed record MacroQuarantine(
    [property: Id(0)] DateTimeOffset Since,
    [property: Id(1)] QuarantineReason Reason,
    [property: Id(2)] DateTimeOffset NextTry,
    [property: Id(3)] DateTimeOffset? LastTry,
    [property: Id(4)] int Revision);
