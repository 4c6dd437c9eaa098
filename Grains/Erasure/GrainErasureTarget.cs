using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Erasure;

/// <summary>Carries the steps of an erasure to the other grains. The caller's scope must be the tenant.</summary>
internal sealed class GrainErasureTarget(TenantId tenant, IGrainFactory grains, TenantReminders reminders) : IErasureTarget
{
    ITenantGrain Tenant => grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant));

    IModuleSyncGrain Modules => grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(tenant));

    public Task<ClosedTenant?> CloseAsync(DateTimeOffset? uninstalledBefore) => Tenant.Close(uninstalledBefore);

    public async Task<int> CountModulesAsync() => (await Modules.Status()).Registered.Length;

    public async Task<bool> RemoveModulesAsync(TenantAccess access)
    {
        try
        {
            return await Modules.RemoveAll(access);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public Task ReleaseAsync(string hostIdentity) => grains.GetGrain<ITenantDirectoryGrain>(hostIdentity).Release(tenant);

    public Task AnnounceAsync() => grains.GetGrain<IAccessHubGrain>(IAccessHubGrain.Key).Announce(tenant, hostIdentity: null);

    public async Task DeactivateAsync(GrainId grain)
    {
        try
        {
            await grains.GetGrain<IManagementGrain>(0).DeactivateGrain(grain, CancellationToken.None);
        }
        catch (Exception)
        {
            // One that was not in memory cannot be activated without the tenant's key. One that could not be reached cannot write without it.
        }
    }

    public Task ForgetIntentsAsync() =>
        Task.WhenAll(Enumerable.Range(0, GrainKeys.OutboxRecords).Select(record => grains.GetGrain<IOutboxGrain>(GrainKeys.Outbox(record)).Forget(tenant)));

    public Task<int> CountRemindersAsync() => reminders.CountAsync(tenant);

    public Task<int> RemoveRemindersAsync() => reminders.RemoveAsync(tenant);

    public Task<string> SignAsync(string certificate) => grains.GetGrain<ICertificateKeysGrain>(ICertificateKeysGrain.Key).Sign(certificate);
}
