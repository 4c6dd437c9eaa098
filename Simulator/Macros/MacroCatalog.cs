using System.Collections.Immutable;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Macros;

/// <summary>The app macros of a site: those of the descriptor and those registered since; none while the app is disabled.</summary>
internal static class MacroCatalog
{
    public static ImmutableArray<MacroModule> Create(SiteState state) =>
        state.Installation is { Enabled: true } app
            ? [.. ModuleTypes.Declared(app.Descriptor).Concat(state.DynamicModules).Where(
                module => module.Type is ModuleTypes.DynamicMacros or ModuleTypes.StaticMacros).Select(MacroModule.Read)]
            : [];

    public static MacroModule? Find(SiteState state, string name) => Create(state).FirstOrDefault(module => module.Key.Equals(name, StringComparison.Ordinal));
}
