namespace UserMacro.CommandLine.Yaml;

/// <summary>Named members in their order.</summary>
internal sealed record YamlMap(IReadOnlyList<(YamlScalar Name, YamlNode Value)> Members, int Line, int Column) : YamlNode(Line, Column);
