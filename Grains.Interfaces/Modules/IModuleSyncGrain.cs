using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Interfaces.Modules;

/// <summary>Makes the list of dynamic modules in Confluence equal the published macros; one run at a time. Key: the tenant.</summary>
[Alias("module-sync")]
public interface IModuleSyncGrain : ITenantScoped
{
    /// <summary>Asks for a run soon and returns at once; several asks before it starts are one.</summary>
    [Alias("request"), OneWay]
    Task Request();

    /// <summary>
    /// As <see cref="Request"/>, for a site that may hold something else than is known: after an installation, or when an administrator asks. Refused macros
    /// are offered again.
    /// </summary>
    [Alias("reconcile"), OneWay]
    Task Reconcile();

    /// <summary>An administrator's choice: whether a macro has a name of its own in Confluence, or is served by the generic macro. A run follows.</summary>
    /// <param name="key">The macro's key.</param>
    /// <param name="ownName">True for its own name, as soon as a slot is free; false gives its slot to another.</param>
    [Alias("choose"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Choose(string key, bool ownName);

    /// <summary>
    /// Takes all modules off the site of an installation that is closed, and ends; false when the site did not let it
    /// happen.
    /// </summary>
    [Alias("remove-all")]
    Task<bool> RemoveAll(TenantAccess access);

    /// <summary>How the last run ended.</summary>
    [Alias("status"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ModuleSyncStatus> Status();
}
