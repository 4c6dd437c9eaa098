using System.Collections.Immutable;
using System.Text.Json;

namespace UserMacro.Simulator.Macros;

/// <summary>A parameter of a macro module (docs/reference/connect-descriptor.md#parameters).</summary>
internal sealed record MacroParameter(
    string Identifier, string Name, string Description, string Type, bool Required, string? Default, ImmutableArray<string> Values,
        ImmutableArray<string> Aliases, bool Hidden)
{
    public static MacroParameter Read(JsonElement json) => new(
        ModuleJson.Text(json, "identifier") ?? "",
        ModuleJson.Display(json, "name"),
        ModuleJson.Display(json, "description"),
        ModuleJson.Text(json, "type")?.ToLowerInvariant() ?? "string",
        ModuleJson.Flag(json, "required"),
        ModuleJson.Text(json, "defaultValue"),
        ModuleJson.Texts(json, "values"),
        ModuleJson.Texts(json, "aliases"),
        ModuleJson.Flag(json, "hidden"));
}
