namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The result of importing a bundle.</summary>
internal sealed record ImportResultDto(IReadOnlyList<ImportResultItemDto> Items);
