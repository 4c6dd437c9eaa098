using UserMacro.Atlassian.DataCenter;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>A macro of Data Center as one of ours.</summary>
/// <param name="Source">What it was.</param>
/// <param name="Key">Its key.</param>
/// <param name="Definition">Its definition.</param>
/// <param name="Reasons">What of its settings differs.</param>
internal sealed record ConvertedMacro(UserMacroSource Source, string Key, DefinitionDto Definition, IReadOnlyList<MigrationReasonDto> Reasons);
