using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Confluence;

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UserOperations))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(MacroAnswer))]
[JsonSerializable(typeof(PermissionQuestion))]
[JsonSerializable(typeof(PermissionAnswer))]
internal sealed partial class ConfluenceJson : JsonSerializerContext;
