using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Findings;
using UserMacro.CommandLine.Yaml;
using YamlDotNet.Core;

namespace UserMacro.CommandLine.Files;

/// <summary>Reads a <c>macro.yaml</c>.</summary>
/// <param name="file">Where it lies, for the findings.</param>
internal sealed class SettingsReader(string file)
{
    readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public SettingsPlaces Places { get; } = new(file);

    /// <summary>The definition without its texts; null, or not to be used, when there are findings.</summary>
    public MacroDefinition? Read(string text)
    {
        try
        {
            switch (YamlTree.Parse(text))
            {
                case YamlMap map:
                    var members = new SettingsMap(map, "", Places, Report);
                    var definition = SettingsMembers.Read<MacroDefinition>(members);
                    members.RefuseOthers();
                    return definition;
                case { } other:
                    Report(other, "wrong-value", "The file must hold members such as 'name: Status box'.");
                    return null;
                case null:
                    Report(new YamlScalar("", 1, 1), "wrong-value", "The file is empty.");
                    return null;
            }
        }
        catch (YamlException error)
        {
            Report(new YamlScalar("", (int)error.Start.Line, (int)error.Start.Column), "yaml", $"This is not the YAML of a macro: {error.Message}");
            return null;
        }
    }

    void Report(YamlNode node, string code, string message) =>
        _findings.Add(new(new(file, node.Line, node.Column), Severity.Error, code, message));
}
