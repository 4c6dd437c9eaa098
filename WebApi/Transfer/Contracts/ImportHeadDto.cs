using System.Text.Json.Serialization;

namespace UserMacro.WebApi.Transfer.Contracts;

/// <summary>A request to import, apart from what depends on the version of its bundle.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ImportHeadDto([property: JsonPropertyName("bundle")] ArchiveHeadDto? Bundle);
