using System.Text.Json.Serialization;

namespace UserMacro.WebApi.Transfer.Contracts.Archives;

/// <summary>What must be known of a bundle to tell whether it can be read at all.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ArchiveHeadDto(string? Format, int? Version);
