using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using UserMacro.CommandLine.Definitions;
using UserMacro.CommandLine.Yaml;

namespace UserMacro.CommandLine.Files;

/// <summary>A definition as the texts of its files.</summary>
internal static class MacroFiles
{
    /// <summary>The texts by file, in a fixed order. Styles and script have a file only when there are any.</summary>
    public static ImmutableArray<(string File, string Text)> For(MacroDefinition definition)
    {
        (string File, string Text)[] optional = [(MacroFile.Styles, definition.Styles), (MacroFile.Script, definition.Script)];
        return
        [
            (MacroFile.Settings, SettingsText(definition)),
            (MacroFile.TemplateOf(definition.Language), definition.Template),
            .. optional.Where(file => file.Text.Length > 0),
        ];
    }

    /// <summary>
    /// Names what the definition says: equal exactly when the definitions are. Members that a later version adds do not change it while they are unused.
    /// </summary>
    public static string Fingerprint(MacroDefinition definition)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, text) in For(definition))
        {
            var content = Encoding.UTF8.GetBytes(text);
            hash.AppendData(Encoding.UTF8.GetBytes($"{file} {content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What <c>macro.yaml</c> says. What has its default is left out, save for what a reader wants to see.</summary>
    public static string SettingsText(MacroDefinition definition) => YamlText.Write(yaml =>
    {
        yaml.Member("name", definition.Name);
        Text(yaml, "description", definition.Description);
        Texts(yaml, "categories", definition.Categories);
        yaml.Member("body", Choice.NameOf(definition.Body));
        yaml.Member("output", Choice.NameOf(definition.Output));
        yaml.Member("layout", Choice.NameOf(definition.Layout));
        yaml.Member("language", Choice.NameOf(definition.Language));
        Text(yaml, "icon", definition.Icon);
        Text(yaml, "documentation", definition.Documentation);
        Texts(yaml, "bundles", definition.Bundles);
        if (definition.Parameters.Count > 0)
            yaml.Member("parameters", definition.Parameters, Parameter);
        if (!IsEmpty(definition.Rules))
            yaml.Member("rules", rules => Rules(rules, definition.Rules));
    });

    static void Parameter(YamlText yaml, MacroParameter parameter)
    {
        yaml.Member("name", parameter.Name);
        Text(yaml, "title", parameter.Title);
        Text(yaml, "description", parameter.Description);
        yaml.Member("type", Choice.NameOf(parameter.Type));
        Flag(yaml, "required", parameter.Required);
        Text(yaml, "default", parameter.Default);
        Texts(yaml, "values", parameter.Values);
        Flag(yaml, "multiple", parameter.Multiple);
        Flag(yaml, "hidden", parameter.Hidden);
        Flag(yaml, "multiLine", parameter.MultiLine);
    }

    static void Rules(YamlText yaml, MacroRules rules)
    {
        Texts(yaml, "spaces", rules.Spaces);
        Flag(yaml, "hidden", rules.Hidden);
        Texts(yaml, "editors", rules.Editors);
        Texts(yaml, "insertAccounts", rules.InsertAccounts);
        Texts(yaml, "insertGroups", rules.InsertGroups);
        Flag(yaml, "script", rules.Script);
        Texts(yaml, "hosts", rules.Hosts);
    }

    static bool IsEmpty(MacroRules rules) => rules is
    {
        Spaces.Count: 0, Hidden: false, Editors.Count: 0, InsertAccounts.Count: 0, InsertGroups.Count: 0, Script: false, Hosts.Count: 0,
    };

    static void Text(YamlText yaml, string name, string value)
    {
        if (value.Length > 0)
            yaml.Member(name, value);
    }

    static void Texts(YamlText yaml, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            yaml.Member(name, values);
    }

    static void Flag(YamlText yaml, string name, bool value)
    {
        if (value)
            yaml.Flag(name);
    }
}
