using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>A part of a macro's version log.</summary>
/// <param name="Revisions">Newest first.</param>
/// <param name="Before">The number to read on from; null at the end of the log. Stays valid while revisions are published.</param>
[GenerateSerializer, Immutable, Alias("history-page")]
public sealed record HistoryPage([property: Id(0)] ImmutableArray<RevisionHeader> Revisions, [property: Id(1)] int? Before)
{
    /// <summary>How many revisions one reading gives at most.</summary>
    public const int MaxLimit = Limits.ListRevisions;
}
