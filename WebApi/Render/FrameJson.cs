using System.Text.Json.Serialization;

namespace UserMacro.WebApi.Render;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(FrameTicket))]
internal sealed partial class FrameJson : JsonSerializerContext;
