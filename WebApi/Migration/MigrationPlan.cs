using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Migration;

/// <summary>The plan of an import of macros from Data Center.</summary>
/// <param name="Report">For the administrator.</param>
/// <param name="Macros">The macros, in the order of the report's items, as a bundle of ours holds them.</param>
internal sealed record MigrationPlan(MigrationReportDto Report, IReadOnlyList<ArchiveMacroDto> Macros);
