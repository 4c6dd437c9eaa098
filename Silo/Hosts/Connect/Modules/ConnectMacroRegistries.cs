using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Modules;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>Offers macros as dynamic modules (docs/reference/connect-modules.md#dynamic-modules).</summary>
internal sealed class ConnectMacroRegistries(IModuleHosts hosts) : IMacroRegistries
{
    public string Kind => ConnectCredentials.Kind;

    public int Slots => ModulePlan.Slots;

    public IMacroRegistry Of(TenantAccess access, ModuleSyncRecord record) => new ModuleSynchronizer(hosts.Of(access), record);
}
