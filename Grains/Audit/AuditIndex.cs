using System.Collections.Immutable;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Audit;

/// <summary>Where the pages of a tenant's audit log are. Written once a page, before the page's first line,
/// and a little after a line was entered.</summary>
[GenerateSerializer, Immutable, Alias("audit-index")]
internal sealed record AuditIndex : IGuardedState
{
    /// <summary>How many pages each month has, by <c>yyyy-mm</c>. The last one may still be empty.</summary>
    [Id(0)] public ImmutableDictionary<string, int> Months { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The line that was entered last in each month, as far as it was noted: lines may follow it, none may be missing before it.</summary>
    [Id(1)] public ImmutableDictionary<string, AuditChain> Tops { get; init; } = ImmutableDictionary<string, AuditChain>.Empty;

    long IGuardedState.Generation => Months.Values.Sum(pages => (long)pages);

    public AuditChain TopOf(string month) => Tops.GetValueOrDefault(month, new(0, ""));

    public int PagesOf(string month) => Months.GetValueOrDefault(month);

    /// <summary>With one more page in the month.</summary>
    public AuditIndex Open(string month) => this with { Months = Months.SetItem(month, PagesOf(month) + 1) };
}
