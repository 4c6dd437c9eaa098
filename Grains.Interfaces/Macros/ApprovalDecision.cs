namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>Another administrator's comment on a draft.</summary>
/// <param name="By">Handle of that administrator's account.</param>
/// <param name="At">When.</param>
/// <param name="Comment">Why, in the administrator's words; never empty for a rejection.</param>
[GenerateSerializer, Immutable, Alias("approval-decision")]
public sealed record ApprovalDecision(
    [property: Id(0)] string By,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Comment);
