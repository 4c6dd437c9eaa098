using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Residency;

namespace UserMacro.Grains.Tenants;

[GrainType("tenant")]
internal sealed partial class TenantGrain : Grain, ITenantGrain, IOutboxSource
{
    const int TicketKeyBytes = 32;

    static readonly UnavailableError Unknown = new("This may or may not have been stored. Try again.");

    readonly AuditedRecord<TenantRecord> _record;
    readonly HostAdapters<IMacroRegistries> _hosts;
    readonly ITenantStages? _stages;
    readonly TimeProvider _time;
    readonly ILogger<TenantGrain> _logger;

    public TenantGrain(
        [PersistentState("tenant")] IPersistentState<TenantRecord> state, HostAdapters<IMacroRegistries> hosts, TimeProvider time,
        ILogger<TenantGrain> logger, ITenantStages? stages = null) =>
        (_record, _hosts, _time, _logger, _stages) = (new(this, state, logger, time), hosts, time, logger, stages);

    TenantId Tenant => TenantId.Parse(this.GetPrimaryKeyString());

    IModuleSyncGrain Modules => GrainFactory.GetGrain<IModuleSyncGrain>(this.GetPrimaryKeyString());

    IErasureGrain Erasure => GrainFactory.GetGrain<IErasureGrain>(GrainKeys.Erasure(Tenant));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_stages is not null && !_record.Value.Installations.IsEmpty)
        {
            _stage = await _stages.FindAsync(Tenant, cancellationToken);
        }

        if (_stage is not null)
        {
            return;
        }

        if (_record.Value is { IsUninstalled: true, ClosedAt: null })
        {
            // Of an earlier build, which scheduled nothing.
            await Erasure.EnsureScheduled();
        }

        if (_record.Value.PendingAudit.IsEmpty)
        {
            return;
        }

        // Whoever wrote that may not have come to what follows a change.
        _record.Audit.FlushLater(TimeSpan.Zero);
        await Modules.Request();
    }

    public async Task<Result<bool>> Install(Installation installation, LifecycleProof proof)
    {
        // Of a front end that is newer than this silo: it may be told again, when this one is as new.
        var kind = installation.Credentials.Kind;
        if (!_hosts.TryFind(kind, out _))
        {
            return new UnavailableError(_hosts.UnknownKind(kind));
        }

        var wasUninstalled = _record.Value.IsUninstalled;
        var next = _record.Value.Install(installation, proof, _time.GetUtcNow(), () => RandomNumberGenerator.GetBytes(TicketKeyBytes));
        var result = await StoreAsync(next, installation.HostIdentity);
        if (result.Error is null)
        {
            await Modules.Reconcile();
            if (wasUninstalled)
            {
                await TryCancelErasureAsync();
            }
        }

        return result;
    }

    public async Task<Result<bool>> Uninstall(string hostIdentity, LifecycleProof proof)
    {
        var next = _record.Value.Uninstall(hostIdentity, proof, _time.GetUtcNow());
        var isScheduled = !next.TryGet(out var record, out _) || !record.IsUninstalled || await TryScheduleErasureAsync(ReferenceEquals(record, _record.Value));
        var result = await StoreAsync(next, hostIdentity);
        // A run that finds no installation ends the tenant's reminder.
        if (result.Error is null)
        {
            await Modules.Request();
        }

        return isScheduled ? result : Unknown;
    }

    public async Task SetEnabled(string hostIdentity, bool enabled, DateTimeOffset? issuedAt)
    {
        var next = _record.Value.SetEnabled(hostIdentity, enabled, issuedAt);
        if (!ReferenceEquals(next, _record.Value))
        {
            try
            {
                await _record.WriteAsync(next);
            }
            finally
            {
                await AnnounceAsync(hostIdentity);
            }
        }

        if (enabled)
        {
            await Modules.Reconcile();
        }
    }

    public Task<TenantAccess?> Access(string hostIdentity) => Task.FromResult(WithStage(_record.Value.Access(Tenant, hostIdentity)));

    // Another deployment calls the host for a tenant that has moved.
    public Task<TenantAccess?> CurrentAccess() =>
        Task.FromResult(_stage is MoveStage.Moved or MoveStage.Arriving ? null : WithStage(_record.Value.CurrentAccess(Tenant)));

    public Task<ImmutableArray<InstallationDetails>> Installations() => Task.FromResult(_record.Value.Describe());

    public Task<TenantSettings> Settings() => Task.FromResult(_record.Value.Settings);

    public async Task<Result<TenantSettings>> SaveSettings(TenantSettings settings, int onVersion, string editor)
    {
        var before = _record.Value;
        if (!SettingsChange.Apply(before, settings, onVersion, editor, _time.GetUtcNow()).TryGet(out var next, out var error))
        {
            return error;
        }

        if (ReferenceEquals(next, before))
        {
            return before.Settings;
        }

        if ((await StoreAsync(next, hostIdentity: null)).Error is { } failure)
        {
            return failure;
        }

        await _record.Audit.FlushAsync();
        if (before.Settings.Rules.Hidden != next.Settings.Rules.Hidden)
        {
            await Modules.Request();
        }

        return next.Settings;
    }

    public async Task<ClosedTenant?> Close(DateTimeOffset? uninstalledBefore)
    {
        if (_record.Value.Close(uninstalledBefore, _time.GetUtcNow()) is not { } closed)
        {
            return null;
        }

        if (!ReferenceEquals(closed, _record.Value))
        {
            await _record.WriteAsync(closed);
        }

        return closed.ToClosed(Tenant);
    }

    public Task<ResidencyMove?> Move() => Task.FromResult(_record.Value.Move);

    public Task<Result<ResidencyMove>> ScheduleMove(ResidencyMove move) => MoveAsync(ResidencyMoves.Schedule(_record.Value.Move, move, _time.GetUtcNow()));

    public Task<Result<ResidencyMove>> AdvanceMove(long id, ResidencyStep step) => MoveAsync(ResidencyMoves.Advance(_record.Value.Move, id, step));

    public Task<OutboxOutcome> Settle(long number) => _record.Audit.CompleteAsync();

    /// <summary>Stores a change of access and tells the front ends before it is answered, so that what follows the answer finds none that is behind.</summary>
    async Task<Result<bool>> StoreAsync(Result<TenantRecord> next, string? hostIdentity)
    {
        if (!next.TryGet(out var record, out var error))
        {
            return error;
        }

        if (ReferenceEquals(record, _record.Value))
        {
            return true;
        }

        var isStored = await _record.TryWriteAsync(record);
        await AnnounceAsync(hostIdentity);
        return isStored ? true : Unknown;
    }

    async Task<Result<ResidencyMove>> MoveAsync(Result<ResidencyMove> next)
    {
        if (!next.TryGet(out var move, out var error))
        {
            return error;
        }

        return move == _record.Value.Move || await _record.TryWriteAsync(_record.Value with { Move = move }) ? move : Unknown;
    }

    /// <summary>Before the uninstallation is stored, so that it cannot be forgotten: it asks whether the app is uninstalled before it does anything.</summary>
    async Task<bool> TryScheduleErasureAsync(bool isRepeat)
    {
        try
        {
            await (isRepeat ? Erasure.EnsureScheduled() : Erasure.Schedule());
            return true;
        }
        catch (Exception fault)
        {
            Log.CopyDelayed(_logger, GrainTag.For(this.GetGrainId()), fault);
            return false;
        }
    }

    async Task TryCancelErasureAsync()
    {
        try
        {
            await Erasure.Cancel();
        }
        catch (Exception fault)
        {
            // It finds out for itself, before it erases anything.
            Log.CopyDelayed(_logger, GrainTag.For(this.GetGrainId()), fault);
        }
    }

    async Task AnnounceAsync(string? hostIdentity)
    {
        try
        {
            await GrainFactory.GetGrain<IAccessHubGrain>(IAccessHubGrain.Key).Announce(Tenant, hostIdentity);
        }
        catch (Exception fault)
        {
            // Front ends ask again on their own before long.
            Log.AccessNotAnnounced(_logger, GrainTag.For(this.GetGrainId()), fault.GetType().Name);
        }
    }
}
