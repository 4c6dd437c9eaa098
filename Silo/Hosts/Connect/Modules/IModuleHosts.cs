using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>Finds the site of an installation.</summary>
internal interface IModuleHosts
{
    IModuleHost Of(TenantAccess access);
}
