using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Modules;

[GrainType("modulesync")]
internal sealed class ModuleSyncGrain(
    [PersistentState("modules")] IPersistentState<ModuleSyncRecord> state, IGrainContext context, HostAdapters<IMacroRegistries> hosts, TimeProvider time,
    ILogger<ModuleSyncGrain> logger)
    : Grain, IModuleSyncGrain, IRemindable
{
    const string ReminderName = "modules";

    /// <summary>How often the reminder looks whether something is left to do, also after the silo that was about to do it is gone.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    readonly GrainRecord<ModuleSyncRecord> _record = new(context, state);
    IGrainTimer? _run;
    DateTimeOffset? _nextTry;
    bool _reminded;

    TenantId Tenant => TenantId.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_record.Value.Wanted)
        {
            RunAfter(RetryDelay.For(_record.Value.Failures, null));
        }

        return Task.CompletedTask;
    }

    public Task Request() => RequestAsync(_record.Value.Wanted ? _record.Value : _record.Value with { Wanted = true });

    public Task Reconcile() =>
        RequestAsync(_record.Value is { Wanted: true, Reconcile: true } ? _record.Value : _record.Value with { Wanted = true, Reconcile = true });

    public Task Choose(string key, bool ownName) => RequestAsync(_record.Value.Choose(key, ownName));

    public async Task<ModuleSyncStatus> Status()
    {
        var slots = await AccessAsync() is { } access && hosts.TryFind(access.Kind, out var registries) ? registries.Slots : 0;
        var record = _record.Value;
        return new(record.Registered, Describe(record.Refused), slots, record.LastError, UpToDate: !record.Wanted)
        {
            Waiting = record.Waiting,
            Generic = record.Generic,
            Framed = [.. record.FindFramed()],
            NextTry = record.LastError is null ? null : _nextTry,
            ReconciledAt = record.ReconciledAt == default ? null : record.ReconciledAt,
        };
    }

    static ImmutableDictionary<string, string> Describe(ImmutableDictionary<string, string> refused) =>
        refused.ToImmutableDictionary(pair => pair.Key, pair => ModuleRefusal.Message(pair.Value), StringComparer.Ordinal);

    /// <summary>Looks whether something is left to do. A reminder that serves nothing, of an uninstalled site or of another build, ends itself.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!string.Equals(reminderName, ReminderName, StringComparison.Ordinal))
        {
            await ForgetReminderAsync(reminderName);
            return;
        }

        if (await AccessAsync() is null)
        {
            await EndAsync();
            return;
        }

        _reminded = true;
        if (_record.Value.IsReconcileDue(time.GetUtcNow()))
        {
            await Reconcile();
        }
        else if (_record.Value.Wanted && _nextTry is null)
        {
            RunAfter(TimeSpan.Zero);
        }
    }

    public async Task<bool> RemoveAll(TenantAccess access)
    {
        if (!hosts.TryFind(access.Kind, out var registries))
        {
            return false;
        }

        var registry = registries.Of(access, new());
        var report = await registry.PlanAsync([], access.Rules, CancellationToken.None) ?? await registry.CarryOutAsync(CancellationToken.None);
        if (report.Error is not null)
        {
            return false;
        }

        await EndAsync();
        return true;
    }

    async Task RequestAsync(ModuleSyncRecord next)
    {
        if (!ReferenceEquals(next, _record.Value))
        {
            await _record.WriteAsync(next);
        }

        RunAfter(TimeSpan.Zero);
    }

    /// <summary>The timer does not interleave with calls, so that there is one run at a time and a request during it makes another one.</summary>
    void RunAfter(TimeSpan delay)
    {
        _run?.Dispose();
        _nextTry = time.GetUtcNow() + delay;
        _run = this.RegisterGrainTimer(RunAsync, new() { DueTime = delay, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
    }

    async Task RunAsync(CancellationToken cancellation)
    {
        // The timer itself lives on: disposed of, it would cancel this very run.
        _nextTry = null;
        if (await SynchronizeAsync(cancellation) is not { } report)
        {
            await _record.WriteAsync(_record.Value.Alone());
            return;
        }

        await _record.WriteAsync(_record.Value.After(report, time.GetUtcNow()));
        if (report.Error is not { } error)
        {
            if (report.Again)
            {
                RunAfter(TimeSpan.Zero);
            }

            return;
        }

        var delay = RetryDelay.For(_record.Value.Failures, report.RetryAfter);
        Log.ModuleSyncFailed(logger, GrainTag.For(this.GetGrainId()), delay, error);
        RunAfter(delay);
    }

    /// <summary>How a run went; null when there is no enabled installation, whose next one asks for a run itself.</summary>
    async Task<ModuleSyncReport?> SynchronizeAsync(CancellationToken cancellation)
    {
        try
        {
            if (await AccessAsync() is not { } access)
            {
                await ForgetReminderAsync(ReminderName);
                return null;
            }

            await RemindAsync();
            if (!hosts.TryFind(access.Kind, out var registries))
            {
                return ModuleSyncReport.Failed(hosts.UnknownKind(access.Kind));
            }

            var macros = await GrainFactory.ListMacrosAsync(Tenant);
            var registry = registries.Of(access, _record.Value);
            if (await registry.PlanAsync(macros, access.Rules, cancellation) is { } failure)
            {
                return failure;
            }

            // Stored before it is taken off: a silo that ends in between loses no name of a page.
            if (!registry.Former.IsEmpty)
            {
                await _record.WriteAsync(_record.Value with { Former = registry.Former });
            }

            return await registry.CarryOutAsync(cancellation);
        }
        catch (Exception fault)
        {
            return ModuleSyncReport.Failed($"The run failed ({fault.GetType().Name}).");
        }
    }

    async Task RemindAsync()
    {
        if (_reminded)
        {
            return;
        }

        if (await this.GetReminder(ReminderName) is null)
        {
            await this.RegisterOrUpdateReminder(ReminderName, Look, Look);
        }

        _reminded = true;
    }

    /// <summary>Ends what served a site that is not there any more.</summary>
    async Task EndAsync()
    {
        _run?.Dispose();
        _nextTry = null;
        if (_record.Value.IsOfASite)
        {
            await _record.WriteAsync(_record.Value.Alone());
        }

        await ForgetReminderAsync(ReminderName);
    }

    async Task ForgetReminderAsync(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        if (string.Equals(name, ReminderName, StringComparison.Ordinal))
        {
            _reminded = false;
        }
    }

    /// <summary>The newest enabled installation; null when there is none.</summary>
    Task<TenantAccess?> AccessAsync() => GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(Tenant)).CurrentAccess();
}
