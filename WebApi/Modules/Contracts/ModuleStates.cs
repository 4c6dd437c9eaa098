using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Modules;

namespace UserMacro.WebApi.Modules.Contracts;

internal static class ModuleStates
{
    public static ModuleState For(MacroSummary macro, ModuleSyncStatus sync) =>
        macro.Module is null ? ModuleState.None
        : sync.Generic.Contains(macro.Key, StringComparer.Ordinal) ? ModuleState.Generic
        : sync.Refused.ContainsKey(macro.Key) ? ModuleState.Refused
        : sync.Registered.Contains(macro.Key, StringComparer.Ordinal) ? ModuleState.Registered
        : sync.Waiting.Contains(macro.Key, StringComparer.Ordinal) ? ModuleState.Waiting
        : ModuleState.Pending;
}
