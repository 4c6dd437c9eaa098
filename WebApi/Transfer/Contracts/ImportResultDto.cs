namespace UserMacro.WebApi.Transfer.Contracts;

/// <summary>What became of a bundle.</summary>
internal sealed record ImportResultDto(IReadOnlyList<ImportResultItemDto> Items);
