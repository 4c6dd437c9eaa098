namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>What became of the macros that were to be published again.</summary>
internal sealed record RepublishResultDto(IReadOnlyList<RepublishItemDto> Items);
