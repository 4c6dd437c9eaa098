using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>JSON of the descriptor and its modules, with the names of the host's schema; what is not set is not written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AppDescriptor))]
[JsonSerializable(typeof(AppModules))]
public sealed partial class DescriptorJson : JsonSerializerContext;
