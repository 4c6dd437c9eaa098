using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>SHA-256 over the canonical JSON of a definition: fixed members in fixed order. Members of the first version are always written,
/// later ones only when they say something, so that revisions stored before keep their hash.</summary>
internal static class DefinitionHash
{
    public static string Compute(MacroDefinition definition)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, definition);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    static void Write(Utf8JsonWriter json, MacroDefinition definition)
    {
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        json.WriteString("description", definition.Description);
        Write(json, "categories", definition.Categories);
        json.WriteString("body", definition.Body.ToString());
        json.WriteString("output", definition.Output.ToString());
        json.WriteString("layout", definition.Layout.ToString());
        json.WriteStartArray("parameters");
        foreach (var parameter in definition.Parameters)
            Write(json, parameter);
        json.WriteEndArray();
        json.WriteString("language", definition.Language.ToString());
        json.WriteString("template", definition.Template);
        json.WriteString("styles", definition.Styles);
        WriteLater(json, "icon", definition.Icon);
        WriteLater(json, "documentation", definition.Documentation);
        WriteLater(json, "script", definition.Script);
        WriteLater(json, "bundles", definition.Bundles);
        if (SaysSomething(definition.Rules))
            Write(json, definition.Rules);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ParameterDefinition parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("title", parameter.Title);
        json.WriteString("description", parameter.Description);
        json.WriteString("type", parameter.Type.ToString());
        json.WriteBoolean("required", parameter.Required);
        json.WriteString("default", parameter.Default);
        Write(json, "values", parameter.Values);
        WriteLater(json, "multiple", parameter.Multiple);
        WriteLater(json, "hidden", parameter.Hidden);
        WriteLater(json, "multiLine", parameter.MultiLine);
        json.WriteEndObject();
    }

    static bool SaysSomething(MacroRules rules) =>
        rules.Hidden || rules.Script || Lists(rules).Any(list => !list.Texts.IsEmpty);

    static void Write(Utf8JsonWriter json, MacroRules rules)
    {
        json.WriteStartObject("rules");
        WriteLater(json, "hidden", rules.Hidden);
        WriteLater(json, "script", rules.Script);
        foreach (var (name, texts) in Lists(rules))
            WriteLater(json, name, texts);
        json.WriteEndObject();
    }

    static (string Name, ImmutableArray<string> Texts)[] Lists(MacroRules rules) =>
    [
        ("spaces", rules.Spaces),
            ("editors", rules.Editors), ("insertAccounts", rules.InsertAccounts), ("insertGroups", rules.InsertGroups), ("hosts", rules.Hosts),
    ];

    static void WriteLater(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, text);
    }

    static void WriteLater(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, value);
    }

    static void WriteLater(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
            Write(json, name, texts);
    }

    static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
