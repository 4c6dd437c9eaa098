using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Audit;

/// <summary>Enters into the audit log what a tenant's record owes, soon after the write that owes it and until it is entered.
/// The log knows a line by its id, so that one whose payment was not noted is no second line.</summary>
/// <param name="grain">Whose record it is.</param>
/// <param name="log">The tenant's audit log.</param>
/// <param name="owed">What the record owes.</param>
/// <param name="forgive">Notes in the record that it owes nothing more.</param>
/// <param name="delayed">Told when paying is put off.</param>
internal sealed class AuditDebt(Grain grain, Func<IAuditGrain> log, Func<ImmutableArray<AuditEntry>> owed, Func<Task> forgive, Action<Exception> delayed)
{
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    IGrainTimer? _paying;

    /// <summary>Pays after a while, and again until it is done; does nothing when nothing is owed.</summary>
    public void PayLater(TimeSpan delay)
    {
        if (!owed().IsEmpty)
            _paying ??= grain.RegisterGrainTimer(PayAsync, delay, Retry);
    }

    /// <summary>Pays at once. What could not be entered is entered later: what was changed is stored and stands.</summary>
    public async Task PayAsync()
    {
        if (owed().IsEmpty)
            return;
        try
        {
            var audit = log();
            foreach (var entry in owed())
                await audit.Append(entry);
            await forgive();
        }
        catch (Exception fault)
        {
            delayed(fault);
            PayLater(Retry);
            return;
        }

        _paying?.Dispose();
        _paying = null;
    }
}
