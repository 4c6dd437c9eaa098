using System.Text.Json;

namespace UserMacro.Simulator.Sites.Apps;

/// <summary>A module that the app registered while running (docs/reference/connect-modules.md#dynamic-modules).</summary>
/// <param name="Type">Module type as in a descriptor, such as <c>dynamicContentMacros</c>.</param>
internal sealed record DynamicModule(string Type, string Key, JsonElement Definition);
