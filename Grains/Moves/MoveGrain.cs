using Orleans.Timers;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Moves;

/// <remarks>
/// What decides whether the tenant can be written is its stage, beside the data key; the record of this grain says what follows. Each step stores its record
/// after the stage where that makes the tenant writable, and before it where not, so that a step which a crash cut short can be taken again.
/// </remarks>
[GrainType("move")]
internal sealed partial class MoveGrain : Grain, IMoveGrain
{
    readonly GrainRecord<MoveRecord> _record;
    readonly ITenantCopies _copies;
    readonly ITenantStages _stages;
    readonly ITenantRecords _records;
    readonly TenantReminders _reminders;
    readonly IReminderRegistry _registry;
    readonly GrainErasureTarget _target;
    readonly TimeProvider _time;
    readonly SecurityEvents _events;

    public MoveGrain(
        [PersistentState("move")] IPersistentState<MoveRecord> state, ITenantCopies copies, ITenantStages stages, ITenantRecords records,
        IReminderTable table, IReminderRegistry registry, TimeProvider time, SecurityEvents events)
    {
        (_record, _copies, _stages, _records, _registry, _time) = (new(GrainContext, state), copies, stages, records, registry, time);
        _events = events;
        _reminders = new(table, registry);
        _target = new(Tenant, GrainFactory, _reminders);
    }

    TenantId Tenant => GrainKeys.MovedBy(this.GetPrimaryKeyString());

    MoveRecord Record => _record.Value;

    ITenantGrain TenantGrain => GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(Tenant));

    IErasureGrain Erasure => GrainFactory.GetGrain<IErasureGrain>(GrainKeys.Erasure(Tenant));

    public async Task<MoveState> State() => ToState() with { Certificate = Record.Step == MoveStep.Finished ? await Erasure.CertificateOfMove() : null };

    public async Task<Result<MoveState>> Switch()
    {
        switch (Record.Step)
        {
            case MoveStep.Verified:
                await ChangeAsync(MoveStage.Moved);
                await StoreAsync(Record.At(MoveStep.Moved, _time.GetUtcNow()));
                return ToState();
            case MoveStep.Imported:
                return await ServeAsync();
            case MoveStep.Moved or MoveStep.Serving or MoveStep.Finished:
                return ToState();
            default:
                return Record.IsSource
                    ? new ConflictError("The copy was not verified yet. Verify it at the target, then here with the digest that the target shows.")
                    : NoMove;
        }
    }

    public async Task<Result<MoveState>> RollBack(bool discardsChanges)
    {
        if (Record.Step == MoveStep.Finished)
        {
            return new ConflictError("What was stored here is being erased, or was: the move cannot be rolled back.");
        }

        if (Record.Step is MoveStep.Moved or MoveStep.Serving && !discardsChanges)
        {
            return new ConflictError(
                "The target serves the site: changes that were made there would be lost. If that is meant, give the ID of the site as --discard-changes.");
        }

        return Record.Step switch
        {
            _ when Record.IsSource || Record.Step == MoveStep.Moved => await ResumeAsync(),
            MoveStep.Importing or MoveStep.Imported or MoveStep.Serving or MoveStep.Removing => await RemoveAsync(),
            _ => ToState(),
        };
    }

    public async Task<Result<MoveState>> Finish()
    {
        if (Record.Step == MoveStep.Serving)
        {
            await StoreAsync(Record.Cleared(_time.GetUtcNow()));
            return ToState();
        }

        if (Record.Step is not (MoveStep.Moved or MoveStep.Finished))
        {
            return new ConflictError("The target does not serve the site yet: nothing is erased before the switch.");
        }

        await Erasure.EraseMoved(Record.Identities);
        await StoreAsync(Record.At(MoveStep.Finished, _time.GetUtcNow()));
        return await State();
    }

    static readonly ConflictError NoMove = new("The site is in no move here, or this step is not the next one. 'move status' shows where it is.");

    /// <summary>The source serves the tenant again.</summary>
    async Task<MoveState> ResumeAsync()
    {
        await ChangeAsync(stage: null);
        await AuditAsync(AuditActions.OperatorRolledBackMove);
        await GrainFactory.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(Tenant)).Reconcile();
        await StoreAsync(Record.Cleared(_time.GetUtcNow()));
        return ToState();
    }

    Task AuditAsync(string action)
    {
        var now = _time.GetUtcNow();
        return GrainFactory.GetGrain<IAuditGrain>(GrainKeys.Tenant(Tenant)).Append(
            new($"move/{Guid.CreateVersion7(now)}", now, Actor: "", action, Target: "", AuditOutcome.Done, Record.OtherRegion));
    }

    async Task ChangeAsync(MoveStage? stage)
    {
        await _stages.SetAsync(Tenant, stage, CancellationToken.None);
        await GrainFactory.GetGrain<ITenantOperationsGrain>(GrainKeys.Tenant(Tenant)).LearnMoveStage(stage);
    }

    Task StoreAsync(MoveRecord next) => next == Record ? Task.CompletedTask : _record.WriteAsync(next);

    MoveState ToState() => new()
    {
        Step = Record.Step,
        Region = _copies.Region,
        OtherRegion = Record.OtherRegion,
        Records = Record.Records,
        Digest = Record.Digest,
        RestsUntil = Record.RestsUntil,
    };
}
