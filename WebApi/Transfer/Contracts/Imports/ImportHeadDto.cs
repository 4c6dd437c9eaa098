using System.Text.Json.Serialization;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>A request to import, apart from what depends on the version of its bundle.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ImportHeadDto([property: JsonPropertyName("bundle")] ArchiveHeadDto? Bundle);
