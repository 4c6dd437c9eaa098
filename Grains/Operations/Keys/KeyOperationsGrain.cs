using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Operations.Keys;

/// <remarks>The work runs beside calls. Every step of it can be done again, so that after the end of a silo it begins again elsewhere.</remarks>
[GrainType("keyoperations")]
internal sealed class KeyOperationsGrain : Grain, IKeyOperationsGrain, IRemindable
{
    const string ReminderName = "keys";

    /// <summary>How often the reminder looks whether work is left, also after the silo that was at it is gone.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(15);

    readonly GrainRecord<KeyWorkRecord> _record;
    readonly IKeyOperations _keys;
    readonly TimeProvider _time;
    readonly ILogger<KeyOperationsGrain> _logger;
    volatile KeyProgress _progress = new();
    IGrainTimer? _run;
    bool _isRunning;

    public KeyOperationsGrain(
        [PersistentState("work")] IPersistentState<KeyWorkRecord> state, IKeyOperations keys, TimeProvider time, ILogger<KeyOperationsGrain> logger) =>
        (_record, _keys, _time, _logger) = (new(GrainContext, state), keys, time, logger);

    KeyProgress Stored => _record.Value.Progress;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _progress = Stored;
        RunAfter(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public Task<KeyStatus> Status() => _keys.StatusAsync(CancellationToken.None);

    public Task<KeyProgress> Progress() => Task.FromResult(_progress);

    public async Task<KeyProgress> Start(KeyWork work, string? tenant)
    {
        if (!Stored.IsUnderWay && !_isRunning)
        {
            await this.RegisterOrUpdateReminder(ReminderName, Look, Look);
            await _record.WriteAsync(new() { Progress = new() { Work = work, Tenant = tenant, StartedAt = _time.GetUtcNow() } });
            _progress = Stored;
            RunAfter(TimeSpan.Zero);
        }

        return _progress;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (Stored.IsUnderWay)
        {
            RunAfter(TimeSpan.Zero);
        }
        else if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    void RunAfter(TimeSpan delay)
    {
        if (Stored.IsUnderWay && !_isRunning)
        {
            _run?.Dispose();
            _run = this.RegisterGrainTimer(RunAsync, new() { DueTime = delay, Period = Timeout.InfiniteTimeSpan, KeepAlive = true, Interleave = true });
        }
    }

    async Task RunAsync(CancellationToken cancellation)
    {
        if (_isRunning || !Stored.IsUnderWay)
        {
            return;
        }

        _isRunning = true;
        try
        {
            var done = await _keys.RunAsync(Stored, progress => _progress = progress, cancellation);
            await _record.WriteAsync(new() { Progress = done with { FinishedAt = _time.GetUtcNow(), RestsUntil = null, Fault = null } });
            _progress = Stored;
            Log.KeyWorkDone(_logger, done.Work, done.Changed, done.Refused);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Log.KeyWorkDelayed(_logger, Stored.Work, Retry, fault);
            _progress = _progress with { Fault = fault.Message };
        }

        _isRunning = false;
        RunAfter(Retry);
    }
}

/// <summary>The work that was begun last.</summary>
[GenerateSerializer, Immutable, Alias("key-work-record")]
internal sealed record KeyWorkRecord
{
    [Id(0)] public KeyProgress Progress { get; init; } = new();
}
