using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Transfer.Contracts;

namespace UserMacro.WebApi.Migration;

/// <summary>What an import of macros of Data Center would do.</summary>
/// <param name="Report">For the administrator.</param>
/// <param name="Macros">The macros, in the order of the report's items, as a bundle of ours holds them.</param>
internal sealed record MigrationPlan(MigrationReportDto Report, IReadOnlyList<ArchiveMacroDto> Macros);
