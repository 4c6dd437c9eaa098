using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Audit;

/// <summary>One page of an audit log.</summary>
[GenerateSerializer, Immutable, Alias("audit-lines")]
internal sealed record AuditPage
{
    /// <summary>How many lines a page takes: each new one rewrites it.</summary>
    public const int Capacity = 100;

    /// <summary>The lines, oldest first.</summary>
    [Id(0)] public ImmutableArray<AuditEntry> Entries { get; init; } = [];

    public bool Holds(string id) => Entries.Any(entry => string.Equals(entry.Id, id, StringComparison.Ordinal));

    public AuditPage Add(AuditEntry entry) => this with { Entries = Entries.Add(entry) };
}
