namespace UserMacro.WebApi.Transfer.Contracts;

/// <summary>What an import would meet.</summary>
internal sealed record ImportPlanDto(IReadOnlyList<ImportPlanItemDto> Items);
