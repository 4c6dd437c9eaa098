namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>A draft that waits for another administrator, or that one has rejected. Void as soon as the draft is changed.</summary>
/// <param name="Draft">Number of the draft.</param>
/// <param name="RequestedBy">Handle of the account that asked; it becomes the author of the revision.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="Note">The note that the revision will carry.</param>
/// <param name="Rejection">The rejection; null while the request is open.</param>
[GenerateSerializer, Immutable, Alias("approval-request")]
public sealed record ApprovalRequest(
    [property: Id(0)] int Draft,
    [property: Id(1)] string RequestedBy,
    [property: Id(2)] DateTimeOffset RequestedAt,
    [property: Id(3)] string Note,
    [property: Id(4)] ApprovalDecision? Rejection)
{
    /// <summary>Whether an administrator may still decide.</summary>
    public bool IsOpen => Rejection is null;
}
