using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Residency;

namespace UserMacro.Grains.Moves;

/// <summary>The deployment that a tenant moves away from.</summary>
internal sealed partial class MoveGrain
{
    static readonly ConflictError OutOfOrder = new("The pieces of the archive are to be sent in their order, from the beginning after an interruption.");

    ICopyReader? _reader;
    MoveChunk? _chunk;
    int _read;

    public async Task<Result<MoveState>> Begin(string targetRegion)
    {
        if (!Record.IsIdle && (!Record.IsSource || Record.OtherRegion != targetRegion))
        {
            return new ConflictError($"Another move of the site is under way, or has ended: its step is {Record.Step}.");
        }

        if (Record.IsIdle)
        {
            var installations = await TenantGrain.Installations();
            if (installations.All(installation => installation.State == InstallationState.Uninstalled))
            {
                return new NotFoundError("The app is not installed on this site.");
            }

            if ((await Erasure.Status()).State != ErasureState.None)
            {
                return new ConflictError("The data of the site are being erased, or their erasure was requested.");
            }

            await StoreAsync((Record with
            {
                OtherRegion = targetRegion,
                Identities = [.. installations.Select(installation => installation.HostIdentity)],
                RestsUntil = null,
                Records = 0,
                Digest = "",
                Archive = "",
                Reminders = [],
            }).At(MoveStep.Exporting, _time.GetUtcNow()));
        }

        if (Record.RestsUntil is null)
        {
            await FreezeAsync();
        }

        return ToState();
    }

    public async Task<Result<MoveChunk>> ReadChunk(int number, string targetKey)
    {
        if (!Record.IsSource || Record.RestsUntil is not { } rest)
        {
            return NoMove;
        }

        if (rest > _time.GetUtcNow())
        {
            return new ConflictError($"Silos may finish writing until {rest:u}.");
        }

        if (MoveTarget.TryParse(targetKey) is not { } target || target.Region != Record.OtherRegion)
        {
            return Invalid($"This is not the key of a deployment in the region '{Record.OtherRegion}'. 'move key' prints it there.");
        }

        if (number == 0)
        {
            await OpenAsync(target);
        }
        else if (_reader is null || number < _read - 1 || number > _read)
        {
            return OutOfOrder;
        }

        if (number == _read)
        {
            // A reader that failed would seem to be at its end.
            var reader = _reader!;
            _reader = null;
            _chunk = await reader.ReadAsync(CancellationToken.None);
            _reader = reader;
            _read++;
            await CompleteExportAsync(reader);
        }

        return _chunk!;
    }

    public async Task<Result<MoveState>> Verify(string? digest)
    {
        if (!Record.IsSource && Record.Step is not (MoveStep.Imported or MoveStep.Moved))
        {
            return NoMove;
        }

        var found = await _copies.SummarizeAsync(Tenant, CancellationToken.None);
        if (Record.Digest.Length > 0 && found.Digest != Record.Digest)
        {
            return new ConflictError($"What is stored here is not what the archive holds: {found.Records} records, digest {found.Digest}.");
        }

        if (digest is not null && digest != found.Digest)
        {
            return new ConflictError($"The other side has the digest {digest}, and this one {found.Digest} of {found.Records} records.");
        }

        if (digest is not null && Record.Step == MoveStep.Exported)
        {
            await StoreAsync(Record.At(MoveStep.Verified, _time.GetUtcNow()));
        }

        return ToState() with { Records = found.Records, Digest = found.Digest };
    }

    public Task<HostMove?> HostMove() =>
        Task.FromResult(Record.HostMove is { } move ? new HostMove(move, Record.Step is MoveStep.Verified or MoveStep.Moved or MoveStep.Finished) : null);

    public async Task<Result<ResidencyMove>> ScheduleHostMove(ResidencyMove move) =>
        await StoreAsync(ResidencyMoves.Schedule(Record.HostMove, move, _time.GetUtcNow()));

    public async Task<Result<ResidencyMove>> AdvanceHostMove(long id, ResidencyStep step)
    {
        var next = ResidencyMoves.Advance(Record.HostMove, id, step);
        if (next.Error is not null)
        {
            return next;
        }

        if (step == ResidencyStep.Committed && (await Switch()).Error is { } early)
        {
            return new UnavailableError(early.Message);
        }

        if (step == ResidencyStep.RolledBack && Record.IsSource)
        {
            await ResumeAsync();
        }

        return await StoreAsync(next);
    }

    async Task<Result<ResidencyMove>> StoreAsync(Result<ResidencyMove> next)
    {
        if (next.TryGet(out var move, out _) && move != Record.HostMove)
        {
            await StoreAsync(Record with { HostMove = move });
        }

        return next;
    }

    /// <summary>Tells of the move in the audit log, which the copy holds too, and has nothing written after that.</summary>
    async Task FreezeAsync()
    {
        if (await _stages.FindAsync(Tenant, CancellationToken.None) is null)
        {
            await AuditAsync(AuditActions.OperatorBeganMove);
            // It notes its last line when it ends.
            await _target.DeactivateAsync(GrainFactory.GetGrain<IAuditGrain>(GrainKeys.Tenant(Tenant)).GetGrainId());
        }

        await ChangeAsync(MoveStage.ReadOnly);
        await StoreAsync(Record with { RestsUntil = _time.GetUtcNow() + _stages.Rest });
    }

    async Task OpenAsync(MoveTarget target)
    {
        // A silo that did not know of the stage may have activated the tenant's grain meanwhile.
        await ChangeAsync(MoveStage.ReadOnly);
        await (_reader?.DisposeAsync() ?? ValueTask.CompletedTask);
        var reminders = await _reminders.ListAsync(Tenant)
            .Select(reminder => new CopiedReminder(reminder.GrainId.ToString(), reminder.ReminderName, reminder.Period)).ToListAsync();
        _reader = _copies.Read(Tenant, new(Record.Identities, [.. reminders]), target);
        _read = 0;
    }

    async Task CompleteExportAsync(ICopyReader reader)
    {
        if (reader.Summary is { } summary)
        {
            _events.Exported(AuditActions.OperatorBeganMove);
            await StoreAsync((Record with { Records = summary.Records, Digest = summary.Digest, Archive = reader.Archive })
                .At(MoveStep.Exported, _time.GetUtcNow()));
        }
    }

    static InvalidError Invalid(string message) => new(message, [], [], DraftNumber: null);
}
