using System.Collections.Immutable;
using System.Text.Json;
using UserMacro.Atlassian.DataCenter.Headers;
using UserMacro.Shared;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads the JSON of a deep scan (docs/reference/data-center-user-macros.md#export-files): a list of macros, or an object that holds one.</summary>
internal static class ScanJson
{
    const string NotUnicode = "It contains text that is not valid Unicode.";
    const int MaxDepth = 32;
    const int MaxTokens = 2_000_000;

    public static MacroFileSet Read(string file, byte[] bytes)
    {
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? 3 : 0);
        try
        {
            if (FaultOf(text.Span) is { } fault)
            {
                return MacroFile.Problem(file, fault);
            }

            using var document = JsonDocument.Parse(text, new() { MaxDepth = MaxDepth, AllowTrailingCommas = true });
            return MacrosIn(document.RootElement) is { } macros
                ? Read(file, macros)
                : MacroFile.Problem(file, "This JSON contains no list of macros with templates.");
        }
        catch (JsonException exception)
        {
            return MacroFile.Problem(file, $"This is not valid JSON: see line {(exception.LineNumber ?? 0) + 1}.");
        }
        catch (InvalidOperationException)
        {
            // What the reader says of half a surrogate pair.
            return MacroFile.Problem(file, NotUnicode);
        }
    }

    /// <summary>Why the text is not read: a document takes memory for each of its values.</summary>
    static string? FaultOf(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 2 * MaxDepth, AllowTrailingCommas = true });
        for (var tokens = 1; reader.Read(); tokens++)
        {
            if (reader.CurrentDepth >= MaxDepth)
            {
                return $"The lists and objects of this JSON are nested more than {MaxDepth} levels deep; at most {MaxDepth} are "
                    + "read. Send the macros alone.";
            }

            if (tokens > MaxTokens)
            {
                return $"This JSON has more than {MaxTokens} values. Send the macros alone, or in parts.";
            }
        }

        return null;
    }

    static JsonElement? MacrosIn(JsonElement root)
    {
        if (IsList(root))
        {
            return root;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in root.EnumerateObject())
        {
            if (MacrosIn(property.Value) is { } macros)
            {
                return macros;
            }
        }

        return null;
    }

    static bool IsList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("template", out _));

    static MacroFileSet Read(string file, JsonElement list)
    {
        var macros = new MacroSourceList(file);
        var number = 0;
        foreach (var macro in list.EnumerateArray())
        {
            number++;
            try
            {
                Add(file, macro, number, macros);
            }
            catch (InvalidOperationException)
            {
                macros.Fault($"Entry {number}: {NotUnicode}");
            }

            if (macros.IsFull)
            {
                break;
            }
        }

        return macros.ToSet();
    }

    static void Add(string file, JsonElement macro, int number, MacroSourceList macros)
    {
        if (macro.ValueKind != JsonValueKind.Object || Text(macro, "name", "macroKey") is not { Length: > 0 } name)
        {
            macros.Fault($"Entry {number} names no macro.");
        }
        else if (Text(macro, "template") is not { Length: > 0 } template)
        {
            macros.Fault($"“{name.Excerpt(100)}” has no template. Export again with templates (template=true).");
        }
        else
        {
            macros.Add(Macro(file, macro, name, template));
        }
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
        {
            return null;
        }

        return
        [
            .. list.EnumerateArray().Where(IsNamed).Select(item => new UserMacroParameter
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

    static bool IsNamed(JsonElement item) => item.ValueKind == JsonValueKind.Object && Text(item, "name").Length > 0;

    static string Text(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString() ?? "";
            }
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
