using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros;

/// <summary>The draft's own record, so that autosaving does not rewrite the published definition.</summary>
[GenerateSerializer, Immutable, Alias("stored-draft")]
internal sealed record StoredDraft
{
    /// <summary>The life of the macro this draft belongs to; drafts of previous lives are void.</summary>
    [Id(0)] public int Life { get; init; }

    /// <summary>The number given last over all lives; never falls.</summary>
    [Id(1)] public int Number { get; init; }

    /// <summary>The draft; null after the macro was deleted.</summary>
    [Id(2)] public MacroDraft? Draft { get; init; }

    /// <summary>The version of the head that the draft was saved under; the draft in a later head's outbox takes its place.</summary>
    [Id(3)] public long HeadVersion { get; init; }
}
