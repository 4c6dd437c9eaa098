using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Audit;

/// <summary>A part of an audit log.</summary>
/// <param name="Entries">Newest first; may be fewer than asked for, also none, when few of many lines match.</param>
/// <param name="Cursor">Where to read on; null at the end of the log. Stays valid while lines are entered.</param>
[GenerateSerializer, Immutable, Alias("audit-slice")]
public sealed record AuditSlice([property: Id(0)] ImmutableArray<AuditEntry> Entries, [property: Id(1)] string? Cursor);
