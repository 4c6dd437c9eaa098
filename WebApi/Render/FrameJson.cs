using System.Text.Json.Serialization;
using UserMacro.WebApi.Render.Frames;
using UserMacro.WebApi.Render.Sandbox;


namespace UserMacro.WebApi.Render;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(FrameTicket))]
[JsonSerializable(typeof(SandboxTicket))]
internal sealed partial class FrameJson : JsonSerializerContext;
