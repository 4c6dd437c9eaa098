using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Audit;

/// <summary>Enters into the audit log what a tenant's record owes, soon after the write that owes it and until it is entered.
/// The log knows a line by its id, so that one whose payment was not noted is no second line.</summary>
/// <remarks>What a write will owe is announced to the outbox of the system before, so that it is entered within seconds of a crash too.</remarks>
/// <param name="grain">Whose record it is; an <see cref="IOutboxSource"/>.</param>
/// <param name="owed">What the record owes.</param>
/// <param name="forgive">Notes in the record that it owes nothing more.</param>
/// <param name="logger">Its logger, which is told when paying is put off.</param>
/// <param name="time">The clock.</param>
internal sealed class AuditOutbox(
    Grain grain, Func<ImmutableArray<AuditEntry>> owed, Func<Task> forgive, ILogger logger, TimeProvider time)
{
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    IGrainTimer? _paying;
    long _announced;
    bool _isAnnounced;

    GrainId Source => grain.GetGrainId();

    IGrainFactory Factory => grain.GrainContext.ActivationServices.GetRequiredService<IGrainFactory>();

    IOutboxGrain Outbox => Factory.GetGrain<IOutboxGrain>(GrainKeys.Outbox(Source));

    /// <summary>Announces a write that is about to leave these lines owed; to be called before each write of the record.</summary>
    public async Task AnnounceAsync(ImmutableArray<AuditEntry> lines)
    {
        if (lines.IsEmpty || _isAnnounced)
            return;
        _announced = Math.Max(_announced + 1, time.GetUtcNow().UtcTicks);
        await Outbox.Announce(Source, _announced);
        _isAnnounced = true;
    }

    /// <summary>Pays what is owed and says whether nothing is left.</summary>
    public async Task<OutboxOutcome> CompleteAsync()
    {
        await FlushAsync();
        return owed().IsEmpty ? OutboxOutcome.Settled : OutboxOutcome.Delayed;
    }

    /// <summary>Pays after a while, and again until it is done; does nothing when nothing is owed.</summary>
    public void FlushLater(TimeSpan delay)
    {
        if (!owed().IsEmpty)
            _paying ??= grain.RegisterGrainTimer(FlushAsync, delay, Retry);
    }

    /// <summary>Pays at once. What could not be entered is entered later: what was changed is stored and stays.</summary>
    public async Task FlushAsync()
    {
        try
        {
            if (!owed().IsEmpty)
            {
                var audit = Factory.GetGrain<IAuditGrain>(grain.GetPrimaryKeyString());
                foreach (var entry in owed())
                    await audit.Append(entry);
                await forgive();
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

        _paying?.Dispose();
        _paying = null;
    }
}
