using System.Text.Json;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Silo.Hosts.Connect.Modules;

internal static class ModuleLists
{
    /// <summary>The modules by type, as the host wants them.</summary>
    public static AppModules From(IReadOnlyCollection<ContentMacro> modules) => new()
    {
        DynamicContentMacros = ListOf<DynamicContentMacro>(modules),
        StaticContentMacros = ListOf<StaticContentMacro>(modules),
    };

    /// <summary>The modules of all types.</summary>
    public static IEnumerable<ContentMacro> All(AppModules modules) =>
        new[] { modules.DynamicContentMacros?.AsEnumerable<ContentMacro>(), modules.StaticContentMacros }.SelectMany(some => some ?? []);

    /// <summary>A module out of the text of <see cref="ModuleHash.JsonOf"/>.</summary>
    public static ContentMacro Read(string json) => All(JsonSerializer.Deserialize(json, DescriptorJson.Default.AppModules)!).Single();

    static List<T>? ListOf<T>(IReadOnlyCollection<ContentMacro> modules)
    {
        var list = modules.OfType<T>().ToList();
        return list.Count == 0 ? null : list;
    }
}
