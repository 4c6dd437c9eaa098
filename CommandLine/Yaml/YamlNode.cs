namespace UserMacro.CommandLine.Yaml;

/// <summary>A piece of YAML and where it begins, counted from 1.</summary>
internal abstract record YamlNode(int Line, int Column);
