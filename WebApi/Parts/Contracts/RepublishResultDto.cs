namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>The result of republishing macros.</summary>
internal sealed record RepublishResultDto(IReadOnlyList<RepublishItemDto> Items);
