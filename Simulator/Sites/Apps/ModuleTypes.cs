using System.Text.Json;

namespace UserMacro.Simulator.Sites.Apps;

internal static class ModuleTypes
{
    public const string DynamicMacros = "dynamicContentMacros";
    public const string StaticMacros = "staticContentMacros";
    public const string AdminPages = "adminPages";
    public const string GeneralPages = "generalPages";

    /// <summary>All keyed modules of a descriptor; a type holds a list or a single module (docs/reference/connect-descriptor.md#descriptor).</summary>
    public static IEnumerable<DynamicModule> Declared(JsonElement descriptor)
    {
        if (!descriptor.TryGetProperty("modules", out var modules) || modules.ValueKind is not JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var type in modules.EnumerateObject())
        {
            IEnumerable<JsonElement> list = type.Value.ValueKind is JsonValueKind.Array ? type.Value.EnumerateArray() : [type.Value];
            foreach (var module in list)
            {
                if (module.ValueKind is JsonValueKind.Object && module.TryGetProperty("key", out var key) && key.ValueKind is JsonValueKind.String)
                {
                    yield return new DynamicModule(type.Name, key.GetString()!, module);
                }
            }
        }
    }
}
