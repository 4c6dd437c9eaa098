using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Moves;

/// <summary>The deployment that a tenant moves to.</summary>
internal sealed partial class MoveGrain
{
    const int DeactivatedAtOnce = 32;

    /// <summary>When reminders come first; grains look then whether anything is due.</summary>
    static readonly TimeSpan FirstReminder = TimeSpan.FromMinutes(1);

    ICopyWriter? _writer;
    int _written;

    public async Task<Result<MoveState>> WriteChunk(int number, byte[] chunk, string? sourceRegion)
    {
        if (number == 0)
        {
            return await BeginImportAsync(chunk, sourceRegion);
        }

        if (_writer is null || number != _written || Record.Step is not (MoveStep.Importing or MoveStep.Imported))
        {
            return OutOfOrder;
        }

        try
        {
            await _writer.WriteAsync(chunk, CancellationToken.None);
        }
        catch (MoveArchiveException fault)
        {
            _writer = null;
            return Invalid(fault.Message);
        }

        _written++;
        if (_written == 2 && await FindOtherAsync(_writer.Introduction!) is { } other)
        {
            _writer = null;
            return other;
        }

        if (_writer.Summary is { } summary)
        {
            await StoreAsync((Record with
            {
                Records = summary.Records,
                Digest = summary.Digest,
                Identities = _writer.Introduction!.Identities,
                Reminders = _writer.Introduction.Reminders,
            }).At(MoveStep.Imported, _time.GetUtcNow()));
        }

        return ToState();
    }

    async Task<Result<MoveState>> BeginImportAsync(byte[] first, string? sourceRegion)
    {
        if (MoveHeader.TryParse(first) is not { } header || header.Tenant != Tenant.Value)
        {
            return Invalid("This is not an archive of a site.");
        }

        if (header.Target != _copies.Region)
        {
            return Invalid($"The archive is for the region '{header.Target}', and this deployment is in '{_copies.Region}'.");
        }

        if (header.Source != (sourceRegion ?? _copies.Region))
        {
            return Invalid($"The archive is from the region '{header.Source}'. If that is what you expect, name it with --source-region.");
        }

        var keys = GrainFactory.GetGrain<IMoveKeysGrain>(IMoveKeysGrain.Key);
        if (MoveTarget.TryParse(await keys.PublicKey())!.KeyId != header.TargetKey || await keys.Agree(header.PublicKey) is not { } secret)
        {
            return Invalid("The archive was made for the key of another deployment.");
        }

        var archive = MoveHeader.IdOf(first);
        var isAgain = Record.Step is MoveStep.Importing or MoveStep.Imported && Record.Archive == archive;
        if (!isAgain && (Record.Step != MoveStep.None || await _copies.IsKnownAsync(Tenant, CancellationToken.None)))
        {
            return Record.Step is MoveStep.Importing or MoveStep.Imported
                ? new ConflictError("Another archive of the site was imported, or began to be. Roll that back first.")
                : new ConflictError("The site is stored here already, or was erased here.");
        }

        if (!isAgain)
        {
            await StoreAsync((Record with { OtherRegion = header.Source, Archive = archive }).At(MoveStep.Importing, _time.GetUtcNow()));
        }

        _writer = _copies.Write(first, secret);
        _written = 1;
        return ToState();
    }

    /// <summary>Refuses a site that has another tenant here.</summary>
    async Task<ConflictError?> FindOtherAsync(CopyIntroduction introduction)
    {
        foreach (var identity in introduction.Identities)
        {
            if (await GrainFactory.GetGrain<ITenantDirectoryGrain>(identity).Find() is { } there && there != Tenant)
            {
                return new ConflictError($"The app is installed on this site here already, as {there}.");
            }
        }

        return null;
    }

    async Task<Result<MoveState>> ServeAsync()
    {
        foreach (var identity in Record.Identities)
        {
            if (!await GrainFactory.GetGrain<ITenantDirectoryGrain>(identity).Assign(Tenant))
            {
                return new ConflictError("The app was installed on this site here meanwhile.");
            }
        }

        await ChangeAsync(stage: null);
        foreach (var reminder in Record.Reminders)
        {
            var grain = GrainId.Parse(reminder.Grain, CultureInfo.InvariantCulture);
            await _registry.RegisterOrUpdateReminder(grain, reminder.Name, FirstReminder, reminder.Period);
        }

        await AuditAsync(AuditActions.OperatorMoved);
        await GrainFactory.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(Tenant)).Reconcile();
        await StoreAsync((Record with { RestsUntil = null }).At(MoveStep.Serving, _time.GetUtcNow()));
        return ToState();
    }

    /// <summary>Removes the copy. One that was served is closed first, and removed when no silo writes any more: to be called again then.</summary>
    async Task<MoveState> RemoveAsync()
    {
        _writer = null;
        if (Record.Step == MoveStep.Serving)
        {
            await ChangeAsync(MoveStage.Arriving);
            await StoreAsync((Record with { RestsUntil = _time.GetUtcNow() + _stages.Rest }).At(MoveStep.Removing, _time.GetUtcNow()));
        }

        if (Record.RestsUntil > _time.GetUtcNow())
        {
            return ToState();
        }

        await StoreAsync(Record.At(MoveStep.Removing, _time.GetUtcNow()));
        await EndGrainsAsync();
        await _copies.RemoveAsync(Tenant, CancellationToken.None);
        await StoreAsync(Record.Cleared(_time.GetUtcNow()));
        return ToState();
    }

    async Task EndGrainsAsync()
    {
        foreach (var identity in Record.Identities)
        {
            await _target.ReleaseAsync(identity);
        }

        await _target.AnnounceAsync();
        await foreach (var page in _records.ListAsync(Tenant, CancellationToken.None).Where(name => name.Part == 0).Chunk(DeactivatedAtOnce))
        {
            await Task.WhenAll(page.Select(name => name.Grain).Distinct().Select(_target.DeactivateAsync));
        }

        await _target.RemoveRemindersAsync();
        await _target.ForgetIntentsAsync();
    }
}
