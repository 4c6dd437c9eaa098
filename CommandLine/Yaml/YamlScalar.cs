namespace UserMacro.CommandLine.Yaml;

/// <summary>A text; YAML's implicit types mean nothing here, so <c>no</c> is the text "no".</summary>
internal sealed record YamlScalar(string Text, int Line, int Column) : YamlNode(Line, Column);
