using System.Globalization;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Outbox;

[GrainType("outbox")]
internal sealed class OutboxGrain([PersistentState("intents")] IPersistentState<OutboxRecord> state, TimeProvider time, ILogger<OutboxGrain> logger)
    : Grain, IOutboxGrain
{
    const int CompletedAtOnce = 32;

    static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(2);

    OutboxJournal _journal = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _journal = new(new GrainRecord<OutboxRecord>(GrainContext, state), time);
        this.RegisterGrainTimer(SweepAsync, new() { DueTime = TimeSpan.Zero, Period = SweepPeriod, KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    /// <summary>After an orderly shutdown nothing is left to dispatch again.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (reason.ReasonCode != DeactivationReasonCode.ApplicationRequested && _journal.HasLeftovers)
        {
            await _journal.WriteAsync().WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    public Task Announce(GrainId source, long number) => _journal.AnnounceAsync(source.ToString(), number);

    public Task Complete(GrainId source, long number)
    {
        _journal.Complete(source.ToString(), number);
        return Task.CompletedTask;
    }

    public Task Forget(TenantId tenant) => _journal.ForgetAsync(
        source => GrainKeys.IsUnder(GrainId.Parse(source, CultureInfo.InvariantCulture).Key.AsSpan(), tenant));

    public Task Watch() => Task.CompletedTask;

    async Task SweepAsync(CancellationToken cancellation)
    {
        foreach (var some in _journal.Due().Chunk(CompletedAtOnce))
        {
            await Task.WhenAll(some.Select(CompleteAsync));
        }

        if (_journal.MustClean)
        {
            await _journal.WriteAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    async Task CompleteAsync(OutboxIntent intent)
    {
        var source = GrainId.Parse(intent.Source, CultureInfo.InvariantCulture);
        try
        {
            // The scope ends with this method.
            TenantScope.Enter(GrainKeys.TenantOf(source.Key.ToString()!)!.Value);
            var outcome = await GrainFactory.GetGrain<IOutboxSource>(source).Settle(intent.Number);
            if (_journal.IsOver(intent, outcome))
            {
                _journal.Remove(intent);
                return;
            }
        }
        catch (Exception fault)
        {
            Log.SettlingDelayed(logger, GrainTag.For(source), fault);
            if (time.GetUtcNow() - intent.At > OutboxJournal.LongestTry)
            {
                _journal.Remove(intent);
                return;
            }
        }

        _journal.Postpone(intent);
    }
}
