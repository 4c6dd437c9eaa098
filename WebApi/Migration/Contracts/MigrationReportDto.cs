using System.ComponentModel;

namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>How macros of Data Center work in the cloud.</summary>
internal sealed record MigrationReportDto(
    [property: Description("One for each macro.")] IReadOnlyList<MigrationItemDto> Items,
    [property: Description("What could not be read.")] IReadOnlyList<MigrationFileDto> Unread)
{
    public int AsIs => Count(MigrationVerdict.AsIs);

    public int WithDifferences => Count(MigrationVerdict.WithDifferences);

    public int NeedsChange => Count(MigrationVerdict.NeedsChange);

    public int Impossible => Count(MigrationVerdict.Impossible);

    int Count(MigrationVerdict verdict) => Items.Count(item => item.Verdict == verdict);
}
