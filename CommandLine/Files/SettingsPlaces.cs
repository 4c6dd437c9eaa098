using UserMacro.CommandLine.Findings;
using UserMacro.CommandLine.Yaml;

namespace UserMacro.CommandLine.Files;

/// <summary>Where the members are in a <c>macro.yaml</c>, by the path that the API gives them.</summary>
internal sealed class SettingsPlaces(string file)
{
    readonly Dictionary<string, SourcePosition> _places = new(StringComparer.Ordinal);

    public void Add(string path, YamlNode node) => _places[path] = new(file, node.Line, node.Column);

    /// <summary>The place of a member; of the nearest one around it when it is not in the file.</summary>
    public SourcePosition Of(string path)
    {
        for (var rest = path; rest.Length > 0; rest = rest[..Math.Max(rest.LastIndexOfAny(['.', '[']), 0)])
        {
            if (_places.TryGetValue(rest, out var place))
            {
                return place;
            }
        }

        return new(file);
    }
}
