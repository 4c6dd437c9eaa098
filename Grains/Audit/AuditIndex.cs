using System.Collections.Immutable;

namespace UserMacro.Grains.Audit;

/// <summary>Where the pages of a tenant's audit log are. Written once a page, before the page's first line.</summary>
[GenerateSerializer, Immutable, Alias("audit-index")]
internal sealed record AuditIndex
{
    /// <summary>How many pages each month has, by <c>yyyy-mm</c>. The last one may still be empty.</summary>
    [Id(0)] public ImmutableDictionary<string, int> Months { get; init; } = ImmutableDictionary<string, int>.Empty;

    public int PagesOf(string month) => Months.GetValueOrDefault(month);

    /// <summary>With one more page in the month.</summary>
    public AuditIndex Open(string month) => this with { Months = Months.SetItem(month, PagesOf(month) + 1) };
}
