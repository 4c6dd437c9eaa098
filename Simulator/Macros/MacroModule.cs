using System.Collections.Immutable;
using System.Text.Json;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Macros;

/// <summary>A macro that the installed app offers (docs/reference/connect-descriptor.md#macro-modules).</summary>
internal sealed record MacroModule
{
    public required string Key { get; init; }

    /// <summary>Fetched by the host and put into the page, rather than framed.</summary>
    public required bool IsStatic { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string Url { get; init; }

    public BodyType Body { get; init; }

    public bool Inline { get; init; }

    /// <summary>Static macros only: everything goes into a form body, the macro body in full.</summary>
    public bool Post { get; init; }

    public bool Hidden { get; init; }

    public string? Width { get; init; }

    public string? Height { get; init; }

    public string? EditorUrl { get; init; }

    public ImmutableArray<MacroParameter> Parameters { get; init; } = [];

    /// <summary>Framed macros only: addresses of their static output by target, such as <c>pdf</c> or <c>default</c>.</summary>
    public ImmutableDictionary<string, string> RenderModes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static MacroModule Read(DynamicModule module)
    {
        var json = module.Definition;
        return new MacroModule
        {
            Key = module.Key,
            IsStatic = module.Type is ModuleTypes.StaticMacros,
            Name = ModuleJson.Display(json, "name"),
            Description = ModuleJson.Display(json, "description"),
            Url = ModuleJson.Text(json, "url") ?? "",
            Body = ModuleJson.Text(json, "bodyType")?.ToLowerInvariant() switch
            {
                "rich-text" or "multi-body-rich-text" => BodyType.RichText,
                "plain-text" => BodyType.PlainText,
                _ => BodyType.None,
            },
            Inline = "inline".Equals(ModuleJson.Text(json, "outputType"), StringComparison.OrdinalIgnoreCase),
            Post = "post".Equals(ModuleJson.Text(json, "renderingMethod"), StringComparison.OrdinalIgnoreCase),
            Hidden = ModuleJson.Flag(json, "hidden"),
            Width = ModuleJson.Text(json, "width"),
            Height = ModuleJson.Text(json, "height"),
            EditorUrl = ModuleJson.Child(json, "editor") is { } editor ? ModuleJson.Text(editor, "url") : null,
            Parameters = json.TryGetProperty("parameters", out var list)
                && list.ValueKind is JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(MacroParameter.Read)] : [],
            RenderModes = ModuleJson.Child(json, "renderModes") is { } modes
                ? modes.EnumerateObject().Where(mode => mode.Value.ValueKind is JsonValueKind.Object).ToImmutableDictionary(
                    mode => mode.Name, mode => ModuleJson.Text(mode.Value, "url") ?? "", StringComparer.Ordinal)
                : ImmutableDictionary<string, string>.Empty,
        };
    }
}
