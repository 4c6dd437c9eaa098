using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Grains.Modules;

internal static class ModuleLists
{
    /// <summary>The modules by type, as the host wants them.</summary>
    public static AppModules Of(IReadOnlyCollection<ContentMacro> modules) => new()
    {
        DynamicContentMacros = ListOf<DynamicContentMacro>(modules),
        StaticContentMacros = ListOf<StaticContentMacro>(modules),
    };

    static List<T>? ListOf<T>(IReadOnlyCollection<ContentMacro> modules)
    {
        var list = modules.OfType<T>().ToList();
        return list.Count == 0 ? null : list;
    }
}
