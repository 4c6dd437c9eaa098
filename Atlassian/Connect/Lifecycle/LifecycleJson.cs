using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Lifecycle;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LifecycleMessage))]
internal sealed partial class LifecycleJson : JsonSerializerContext;
