using Orleans.Concurrency;

namespace UserMacro.Grains.Interfaces.Modules;

/// <summary>Makes the list of dynamic modules in Confluence equal the published macros; one run at a time. Key: the tenant.</summary>
[Alias("module-sync")]
public interface IModuleSyncGrain : ITenantScoped
{
    /// <summary>Asks for a run soon and returns at once; several asks before it starts are one.</summary>
    [Alias("request"), OneWay]
    Task Request();

    /// <summary>How the last run ended.</summary>
    [Alias("status"), AlwaysInterleave, Repeatable, ResponseTimeout(RepeatableAttribute.Patience)]
    Task<ModuleSyncStatus> Status();
}
