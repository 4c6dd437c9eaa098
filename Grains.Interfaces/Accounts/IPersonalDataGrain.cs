using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Accounts;

/// <summary>Reports the stored accounts of a tenant to its host, and makes former users of those that the host has closed. Key: the tenant.</summary>
[Alias("personal-data")]
public interface IPersonalDataGrain : ITenantScoped
{
    /// <summary>Reports from now on, since an account is stored; returns at once.</summary>
    [Alias("ensure"), OneWay]
    Task Ensure();
}
