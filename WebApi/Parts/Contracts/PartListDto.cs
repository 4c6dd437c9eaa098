namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>The shared parts of the site by name.</summary>
internal sealed record PartListDto(IReadOnlyList<PartListItemDto> Items);
