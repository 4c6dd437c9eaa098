using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Outbox;

namespace UserMacro.Grains.Persistence;

/// <summary>Delivers the pending audit entries of a tenant's record to the audit log, soon after the write that added them and until they are delivered.
/// The audit log recognizes an entry by its ID, so an entry that is delivered again is stored once.</summary>
/// <remarks>A write that adds entries is announced to the outbox of the system first, so they are delivered within seconds of a crash too.</remarks>
/// <param name="grain">The grain of the record, an <see cref="IOutboxSource"/>.</param>
/// <param name="record">The record.</param>
/// <param name="logger">The grain's logger, which is told when a delivery is delayed.</param>
/// <param name="time">The clock.</param>
internal sealed class AuditOutbox<T>(Grain grain, GrainRecord<T> record, ILogger logger, TimeProvider time)
    where T : class, IAuditedState<T>, new()
{
    const int DeliveredAtOnce = 16;

    static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    IGrainTimer? _flushing;
    long _announced;
    bool _isAnnounced;

    GrainId Source => grain.GetGrainId();

    IGrainFactory Factory => grain.GrainContext.ActivationServices.GetRequiredService<IGrainFactory>();

    IOutboxGrain Outbox => Factory.GetGrain<IOutboxGrain>(GrainKeys.Outbox(Source));

    ImmutableArray<AuditEntry> Pending => record.Value.PendingAudit;

    /// <summary>Stores the accounts that a change names; to be called before each write of the record.</summary>
    public Task KeepAccountsAsync() => AccountKeeper.KeepAsync(Factory, TenantId.Parse(grain.GetPrimaryKeyString()));

    /// <summary>Announces a write that adds entries; to be called before each write of the record.</summary>
    public async Task AnnounceAsync(ImmutableArray<AuditEntry> entries)
    {
        if (entries.IsEmpty || _isAnnounced)
        {
            return;
        }

        _announced = Math.Max(_announced + 1, time.GetUtcNow().UtcTicks);
        await Outbox.Announce(Source, _announced);
        _isAnnounced = true;
    }

    /// <summary>Delivers the pending entries and says whether none is left.</summary>
    public async Task<OutboxOutcome> CompleteAsync()
    {
        await FlushAsync();
        return Pending.IsEmpty ? OutboxOutcome.Settled : OutboxOutcome.Delayed;
    }

    /// <summary>Delivers after a delay, and again until it is done; does nothing when no entry is pending.</summary>
    public void FlushLater(TimeSpan delay)
    {
        if (!Pending.IsEmpty)
        {
            _flushing ??= grain.RegisterGrainTimer(FlushAsync, delay, Retry);
        }
    }

    /// <summary>Delivers at once. What cannot be delivered is delivered later: the change is stored and stays.</summary>
    public async Task FlushAsync()
    {
        try
        {
            if (!Pending.IsEmpty)
            {
                var audit = Factory.GetGrain<IAuditGrain>(grain.GetPrimaryKeyString());
                foreach (var some in Pending.Chunk(DeliveredAtOnce))
                {
                    await Task.WhenAll(some.Select(audit.Append));
                }

                await record.WriteAsync(record.Value.AcknowledgeAudit());
            }

            if (_isAnnounced)
            {
                // Before the call, whose answer may be lost: the next write must be announced again.
                _isAnnounced = false;
                await Outbox.Complete(Source, _announced);
            }
        }
        catch (Exception fault)
        {
            Log.CopyDelayed(logger, GrainTag.For(Source), fault);
            FlushLater(Retry);
            return;
        }

        _flushing?.Dispose();
        _flushing = null;
    }
}
