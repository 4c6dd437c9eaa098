using System.Collections.Immutable;
using System.Text.Json;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads the JSON of a deep scan (user-macros.md A5): a list of macros, or an object that holds one.</summary>
internal static class ScanJson
{
    public static MacroFileSet Read(string file, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? 3 : 0), new() { MaxDepth = 32, AllowTrailingCommas = true });
            return MacrosIn(document.RootElement) is { } macros
                ? Read(file, macros)
                : MacroFile.Problem(file, "This JSON holds no list of macros with their templates.");
        }
        catch (JsonException exception)
        {
            return MacroFile.Problem(file, $"This is no JSON: see line {(exception.LineNumber ?? 0) + 1}.");
        }
    }

    static JsonElement? MacrosIn(JsonElement root)
    {
        if (IsList(root))
            return root;
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in root.EnumerateObject())
        {
            if (IsList(property.Value) || (property.Value.ValueKind == JsonValueKind.Object && MacrosIn(property.Value) is not null))
                return IsList(property.Value) ? property.Value : MacrosIn(property.Value);
        }

        return null;
    }

    static bool IsList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("template", out _));

    static MacroFileSet Read(string file, JsonElement macros)
    {
        var found = ImmutableArray.CreateBuilder<UserMacroSource>();
        var problems = ImmutableArray.CreateBuilder<FileProblem>();
        var number = 0;
        foreach (var macro in macros.EnumerateArray())
        {
            number++;
            if (macro.ValueKind != JsonValueKind.Object || Text(macro, "name", "macroKey") is not { Length: > 0 } name)
                problems.Add(new(file, $"Entry {number} names no macro."));
            else if (Text(macro, "template") is not { Length: > 0 } template)
                problems.Add(new(file, $"“{name}” has no template. Export again with templates (template=true)."));
            else
                found.Add(Macro(file, macro, name, template));
        }

        return new(found.ToImmutable(), problems.ToImmutable());
    }

    static UserMacroSource Macro(string file, JsonElement macro, string name, string template) => new()
    {
        File = file,
        Name = name,
        Title = Text(macro, "title"),
        Description = Text(macro, "description"),
        Categories = Texts(macro, "categories"),
        Icon = Text(macro, "iconLocation", "iconUrl", "icon"),
        Documentation = Text(macro, "documentationUrl", "documentation"),
        Body = BodyNames.Find(Text(macro, "bodyType")) ?? (Flag(macro, "hasBody") == false ? UserMacroBody.None : null),
        IsHidden = Flag(macro, "hidden") == true,
        Parameters = Parameters(macro),
        Template = template,
    };

    static ImmutableArray<UserMacroParameter>? Parameters(JsonElement macro)
    {
        if (!macro.TryGetProperty("parameters", out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        return
        [
            .. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object && Text(item, "name").Length > 0).Select(item => new UserMacroParameter
            {
                Name = Text(item, "name"),
                Title = Text(item, "displayName", "title"),
                Description = Text(item, "description", "desc"),
                Type = Text(item, "type") is { Length: > 0 } type ? type.ToLowerInvariant() : "string",
                Default = Text(item, "defaultValue", "default"),
                Required = Flag(item, "required") == true,
                Multiple = Flag(item, "multiple") == true,
                Hidden = Flag(item, "hidden") == true,
                Values = Texts(item, "enumValues"),
            }),
        ];
    }

    static string Text(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                return value.GetString() ?? "";
        }

        return "";
    }

    static bool? Flag(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    static ImmutableArray<string> Texts(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)]
            : [];
}
