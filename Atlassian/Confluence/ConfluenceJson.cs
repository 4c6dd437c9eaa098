using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Confluence;

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UserOperations))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(MacroAnswer))]
internal sealed partial class ConfluenceJson : JsonSerializerContext;
