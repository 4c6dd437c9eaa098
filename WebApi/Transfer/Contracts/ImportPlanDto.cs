namespace UserMacro.WebApi.Transfer.Contracts;

/// <summary>The plan of an import.</summary>
internal sealed record ImportPlanDto(IReadOnlyList<ImportPlanItemDto> Items);
