using Microsoft.Extensions.Logging;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Modules;

internal sealed class ModuleSyncGrain([PersistentState("modules")] IPersistentState<ModuleSyncRecord> state, IModuleHosts hosts, ILogger<ModuleSyncGrain> logger)
    : Grain, IModuleSyncGrain
{
    static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    readonly PersistentRecord<ModuleSyncRecord> _record = new(state);
    TimeSpan _retry = FirstRetry;
    IGrainTimer? _run;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_record.Value.Wanted)
            RunAfter(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public async Task Request()
    {
        if (!_record.Value.Wanted)
            await WriteAsync(_record.Value with { Wanted = true });
        _retry = FirstRetry;
        RunAfter(TimeSpan.Zero);
    }

    public Task<ModuleSyncStatus> Status()
    {
        var record = _record.Value;
        return Task.FromResult(new ModuleSyncStatus(record.Registered, record.Refused, ModulePlan.Slots, record.LastError, UpToDate: !record.Wanted));
    }

    /// <summary>The timer does not interleave with calls, so that there is one run at a time and a request during it makes another one.</summary>
    void RunAfter(TimeSpan delay)
    {
        _run?.Dispose();
        _run = this.RegisterGrainTimer(RunAsync, new() { DueTime = delay, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
    }

    async Task RunAsync(CancellationToken cancellation)
    {
        var report = await SynchronizeAsync(cancellation);
        await WriteAsync(_record.Value.After(report));
        if (report.Error is not { } error)
            return;
        Log.ModuleSyncFailed(logger, GrainTag.Of(this.GetGrainId()), _retry, error);
        RunAfter(_retry);
        _retry = _retry * 2 < LongestRetry ? _retry * 2 : LongestRetry;
    }

    async Task<ModuleSyncReport> SynchronizeAsync(CancellationToken cancellation)
    {
        var tenant = TenantId.Parse(this.GetPrimaryKeyString());
        try
        {
            // Without an enabled installation there is nobody to tell; the next one asks for a run itself.
            if (await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).CurrentAccess() is not { } access)
                return new([], [], null);
            var macros = await GrainFactory.ListMacrosAsync(tenant);
            return await new ModuleSynchronizer(hosts.Of(access)).RunAsync([.. macros.Select(macro => MacroModules.Of(macro, access.Rules)).OfType<ContentMacro>()], cancellation);
        }
        catch (Exception fault)
        {
            return ModuleSyncReport.Failed($"The run failed ({fault.GetType().Name}).");
        }
    }

    async Task WriteAsync(ModuleSyncRecord next)
    {
        try
        {
            await _record.WriteAsync(next);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
