namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The plan of an import.</summary>
internal sealed record ImportPlanDto(IReadOnlyList<ImportPlanItemDto> Items);
