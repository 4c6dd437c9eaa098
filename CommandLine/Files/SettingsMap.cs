using UserMacro.CommandLine.Yaml;

namespace UserMacro.CommandLine.Files;

/// <summary>
/// Reads the members of one map of <c>macro.yaml</c>. What was never asked for is unknown and refused. Notes the place of all that
/// was read under the path that the API gives it, such as <c>parameters[2].name</c>.
/// </summary>
internal sealed class SettingsMap(YamlMap map, string path, SettingsPlaces places, Action<YamlNode, string, string> report)
{
    readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string Text(string name) => Find(name) is { } value ? TextOf(value, PathOf(name)) : "";

    public string RequiredText(string name)
    {
        if (map.Members.All(member => member.Name.Text != name))
        {
            report(map, "missing-member", $"{PathOf(name)} is missing.");
        }

        return Text(name);
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return false;
        }

        if (value is YamlScalar { Text: "true" or "false" } flag)
        {
            return flag.Text == "true";
        }

        report(value, "wrong-value", $"{PathOf(name)} must be true or false.");
        return false;
    }

    /// <summary>One of the values of an enum; its first one when there is none.</summary>
    public object Choice(string name, Type type)
    {
        var first = Enum.ToObject(type, 0);
        if (Find(name) is not { } value)
        {
            return first;
        }

        if (value is YamlScalar scalar && Files.Choice.Parse(type, scalar.Text) is { } choice)
        {
            return choice;
        }

        report(value, "wrong-value", $"{PathOf(name)} must be one of {string.Join(", ", Files.Choice.NamesOf(type))}.");
        return first;
    }

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => TextOf(item.Node, item.Path))];

    public IReadOnlyList<T> Maps<T>(string name, Func<SettingsMap, T> read) =>
        [.. Items(name).Select(item => MapOf(item.Node, item.Path, read)).OfType<T>()];

    public T? Map<T>(string name, Func<SettingsMap, T> read)
        where T : class => Find(name) is { } value ? MapOf(value, PathOf(name), read) : null;

    /// <summary>Reports the members that nobody asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, _) in map.Members.Where(member => !_known.Contains(member.Name.Text)))
        {
            report(name, "unknown-member", $"There is no member {PathOf(name.Text)}.");
        }
    }

    T? MapOf<T>(YamlNode node, string at, Func<SettingsMap, T> read)
    {
        if (node is not YamlMap members)
        {
            report(node, "wrong-value", $"{at} must have members.");
            return default;
        }

        var inner = new SettingsMap(members, at, places, report);
        var value = read(inner);
        inner.RefuseOthers();
        return value;
    }

    IEnumerable<(YamlNode Node, string Path)> Items(string name)
    {
        switch (Find(name))
        {
            case YamlList list:
                foreach (var (index, item) in list.Items.Index())
                {
                    var at = $"{PathOf(name)}[{index}]";
                    places.Add(at, item);
                    yield return (item, at);
                }

                break;
            case null or YamlScalar { Text: "" }:
                break;
            case { } other:
                report(other, "wrong-value", $"{PathOf(name)} must be a list.");
                break;
        }
    }

    string TextOf(YamlNode node, string at)
    {
        if (node is YamlScalar scalar)
        {
            return scalar.Text;
        }

        report(node, "wrong-value", $"{at} must be a text.");
        return "";
    }

    YamlNode? Find(string name)
    {
        _known.Add(name);
        var found = map.Members.FirstOrDefault(member => member.Name.Text == name);
        if (found.Value is not null)
        {
            places.Add(PathOf(name), found.Name);
        }

        return found.Value;
    }

    string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
