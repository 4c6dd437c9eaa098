namespace UserMacro.WebApi.Connections.Contracts;

/// <summary>The connections of the site, by name.</summary>
internal sealed record ConnectionListDto(IReadOnlyList<ConnectionDto> Items);
