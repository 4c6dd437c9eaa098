using System.Text.Json.Nodes;

namespace UserMacro.Simulator.Seed;

/// <summary>An example macro: <c>{key}.json</c> with its template beside it in <c>{key}.html</c> and its styles, if any, in <c>{key}.css</c>.</summary>
internal sealed record SeedExample(string Key, JsonObject Definition)
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Seed", "Examples");

    public static IEnumerable<SeedExample> All() => Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(Read);

    static SeedExample Read(string path)
    {
        var definition = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        var styles = Path.ChangeExtension(path, ".css");
        definition["template"] = File.ReadAllText(Path.ChangeExtension(path, ".html"));
        definition["styles"] = File.Exists(styles) ? File.ReadAllText(styles) : "";
        return new SeedExample(Path.GetFileNameWithoutExtension(path), definition);
    }
}
