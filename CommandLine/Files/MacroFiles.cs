using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using UserMacro.CommandLine.Contracts;
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
    public static string SettingsText(MacroDefinition definition) => YamlText.Write(yaml => SettingsMembers.Write(yaml, definition));
}
