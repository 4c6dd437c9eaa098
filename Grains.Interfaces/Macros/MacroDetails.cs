using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>A macro as its editor sees it.</summary>
/// <param name="Key">The macro's key.</param>
/// <param name="State">Its state.</param>
/// <param name="Draft">The definition being worked on.</param>
/// <param name="Published">The published revision; null when pages see none.</param>
/// <param name="HasUnpublishedChanges">Whether the draft differs from the published definition.</param>
[GenerateSerializer, Immutable, Alias("macro-details")]
public sealed record MacroDetails(
    [property: Id(0)] string Key,
    [property: Id(1)] MacroState State,
    [property: Id(2)] MacroDraft Draft,
    [property: Id(3)] RevisionHeader? Published,
    [property: Id(4)] bool HasUnpublishedChanges)
{
    /// <summary>The request for approval of this very draft; null when there is none.</summary>
    [Id(5)] public ApprovalRequest? Approval { get; init; }

    /// <summary>What the guard stops its renders for so often that they are slowed at present; null when they are not.</summary>
    [Id(6)] public StopKind? Slowed { get; init; }

    /// <summary>Why the macro is kept from running, and what is next; null when it is not.</summary>
    [Id(7)] public MacroQuarantine? Quarantine { get; init; }

    /// <summary>How many viewers' posts to the macro are kept from running.</summary>
    [Id(8)] public int QuarantinedPosts { get; init; }

    /// <summary>Processor time of the trial that the call had run, in milliseconds; 0 for calls that run none.</summary>
    [Id(9)] public double ThreadMilliseconds { get; init; }
}
