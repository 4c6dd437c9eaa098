using Microsoft.Extensions.Logging;
using Orleans.Core;
using UserMacro.Grains.Diagnostics;

namespace UserMacro.Grains.Persistence;

/// <summary>The record of a grain whose changes have entries in the tenant's audit log. A write that adds entries is announced to the outbox first;
/// when its outcome is unknown the activation ends, and the next one delivers what is stored.</summary>
internal sealed class AuditedRecord<T> : IRecord<T>
    where T : class, IAuditedState<T>, new()
{
    readonly Grain _grain;
    readonly ILogger _logger;
    readonly GrainRecord<T> _record;

    /// <param name="grain">The grain, an <see cref="Interfaces.Outbox.IOutboxSource"/>.</param>
    /// <param name="state">Where the record is stored.</param>
    /// <param name="logger">The grain's logger.</param>
    /// <param name="time">The clock.</param>
    public AuditedRecord(Grain grain, IStorage<T> state, ILogger logger, TimeProvider time)
    {
        (_grain, _logger, _record) = (grain, logger, new(grain.GrainContext, state));
        Audit = new(grain, _record, logger, time);
    }

    public T Value => _record.Value;

    /// <summary>Delivers the entries of the record to the audit log.</summary>
    public AuditOutbox<T> Audit { get; }

    public Task WriteAsync(T next) => _record.GuardAsync(AnnounceAndWriteAsync(next));

    /// <summary>Writes; false when the outcome is unknown, which is logged.</summary>
    public async Task<bool> TryWriteAsync(T next)
    {
        try
        {
            await WriteAsync(next);
            return true;
        }
        catch (Exception fault)
        {
            HandleUnknownOutcome(fault);
            return false;
        }
    }

    /// <summary>Writes and then delivers the audit entries; false when the outcome of the write is unknown, which is logged.</summary>
    public async Task<bool> TryCommitAsync(T next)
    {
        if (!await TryWriteAsync(next))
        {
            return false;
        }

        await Audit.FlushAsync();
        return true;
    }

    /// <summary>Logs that the outcome of a change is unknown and ends the activation.</summary>
    public void HandleUnknownOutcome(Exception fault)
    {
        Log.OutcomeUnknown(_logger, GrainTag.For(_grain.GetGrainId()), fault);
        _record.Deactivate();
    }

    async Task AnnounceAndWriteAsync(T next)
    {
        await Audit.KeepAccountsAsync();
        await Audit.AnnounceAsync(next.PendingAudit);
        await _record.WriteAsync(next);
    }
}
