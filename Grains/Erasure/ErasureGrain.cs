using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Timers;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Erasure;

/// <remarks>The steps run beside calls, since the tenant's grain calls this one while it is being called. They store what they did only if no call has changed
/// the record meanwhile.</remarks>
[GrainType("erasure")]
internal sealed class ErasureGrain : Grain, IErasureGrain, IRemindable
{
    const string ReminderName = "erasure";
    const int SecretBytes = 32;

    /// <summary>The kind of the security event; the audit log, which is gone by then, has no such action.</summary>
    const string Completed = "erasure.completed";

    /// <summary>How often the reminder looks whether a step is due, also after the silo that was at it is gone.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);
    static readonly NotFoundError NoRequest = new("No request to erase waits for approval.");

    readonly GrainRecord<ErasureRecord> _record;
    readonly ErasureProcess _process;
    readonly SecurityEvents _events;
    readonly TimeProvider _time;
    readonly ILogger<ErasureGrain> _logger;
    Task _write = Task.CompletedTask;
    IGrainTimer? _run;
    bool _isRunning;

    public ErasureGrain(
        [PersistentState("erasure")] IPersistentState<ErasureRecord> state, ITenantSeals seals, ITenantRecords records, IReminderTable table,
        IReminderRegistry registry, IOptions<ErasureOptions> options, SecurityEvents events, TimeProvider time, ILogger<ErasureGrain> logger)
    {
        (_record, _events, _time, _logger) = (new(GrainContext, state), events, time, logger);
        var target = new GrainErasureTarget(Tenant, GrainFactory, new(table, registry));
        _process = new(Tenant, target, seals, records, options.Value, time);
    }

    TenantId Tenant => GrainKeys.ErasedBy(this.GetPrimaryKeyString());

    ErasureRecord Record => _record.Value;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        RunWhenDue();
        return Task.CompletedTask;
    }

    public Task Schedule() => StartAsync(_process.Schedule);

    public Task EnsureScheduled() => StartAsync(record => record.Step == ErasureStep.None ? _process.Schedule(record) : null);

    public async Task Cancel()
    {
        if (await UpdateAsync(record => record.Step == ErasureStep.Scheduled ? ErasureProcess.Idle(record) : null))
        {
            await ForgetReminderAsync();
        }
    }

    public async Task<Result<ErasureStatus>> Request(string editor)
    {
        var needsApproval = (await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(Tenant)).Settings()).Approval;
        if (needsApproval && Record.Step == ErasureStep.AwaitingApproval && string.Equals(Record.RequestedBy, editor, StringComparison.Ordinal))
        {
            return new ForbiddenError(ForbiddenError.OwnErasure);
        }

        await StartAsync(record => record.Step >= ErasureStep.Close ? null : record with
        {
            Step = needsApproval && record.Step != ErasureStep.AwaitingApproval ? ErasureStep.AwaitingApproval : ErasureStep.Close,
            RequestedBy = editor,
            RequestedAt = _time.GetUtcNow(),
        });
        return Record.ToStatus();
    }

    public Task EraseMoved(ImmutableArray<string> identities) => StartAsync(record => record.Step >= ErasureStep.Close ? null : record with
    {
        Step = ErasureStep.Release,
        Identities = identities,
        RequestedBy = null,
        RequestedAt = _time.GetUtcNow(),
        HasMoved = true,
    });

    public Task<string?> CertificateOfMove() => Task.FromResult(Record.HasMoved ? Record.Certificate : null);

    public async Task<Result<bool>> Withdraw() =>
        await UpdateAsync(record => record.Step == ErasureStep.AwaitingApproval ? ErasureProcess.Idle(record) : null) ? true : NoRequest;

    public async Task<ErasureStatus> Status()
    {
        await UpdateAsync(record => record.Secret.Length == 0 ? record : null);
        return Record.ToStatus();
    }

    public Task<string?> Certificate(string secret) => Task.FromResult(
        Record.Secret.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Record.Secret))
            ? Record.Certificate
            : null);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_process.NextAt(Record) is null)
        {
            await ForgetReminderAsync();
        }
        else
        {
            RunWhenDue();
        }
    }

    /// <summary>Stores a change that makes steps necessary. The reminder comes first, so that nothing stored is left alone.</summary>
    async Task StartAsync(Func<ErasureRecord, ErasureRecord?> change)
    {
        if (change(Record) is null)
        {
            return;
        }

        await this.RegisterOrUpdateReminder(ReminderName, Look, Look);
        await UpdateAsync(change);
        RunWhenDue();
    }

    /// <summary>Stores a change of what the record is now; false when there is none.</summary>
    async Task<bool> UpdateAsync(Func<ErasureRecord, ErasureRecord?> change)
    {
        while (!_write.IsCompleted)
        {
            await _write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        if (change(Record) is not { } next)
        {
            return false;
        }

        _write = _record.WriteAsync(
            next.Secret.Length > 0 ? next : next with { Secret = RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true) });
        await _write;
        return true;
    }

    void RunWhenDue()
    {
        // What is due later is left to the reminder.
        if (_process.NextAt(Record) is { } next && next - _time.GetUtcNow() is var delay && delay < Look)
        {
            RunAfter(delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
        }
    }

    void RunAfter(TimeSpan delay)
    {
        if (_isRunning)
        {
            return;
        }

        _run?.Dispose();
        _run = this.RegisterGrainTimer(RunAsync, new() { DueTime = delay, Period = Timeout.InfiniteTimeSpan, KeepAlive = true, Interleave = true });
    }

    async Task RunAsync(CancellationToken cancellation)
    {
        if (_isRunning)
        {
            return;
        }

        _isRunning = true;
        TenantScope.Enter(Tenant);
        var delay = TimeSpan.Zero;
        try
        {
            await AdvanceAsync(cancellation);
        }
        catch (Exception fault)
        {
            Log.ErasureDelayed(_logger, GrainTag.For(this.GetGrainId()), $"{Record.Step}", Retry, fault);
            delay = Retry;
        }

        _isRunning = false;
        if (_process.NextAt(Record) is null)
        {
            await ForgetReminderAsync();
        }
        else if (delay > TimeSpan.Zero)
        {
            RunAfter(delay);
        }
        else
        {
            RunWhenDue();
        }
    }

    async Task AdvanceAsync(CancellationToken cancellation)
    {
        while (_process.NextAt(Record) <= _time.GetUtcNow())
        {
            var before = Record;
            var next = await _process.AdvanceAsync(before, cancellation);
            if (await UpdateAsync(record => ReferenceEquals(record, before) ? next : null))
            {
                Log.ErasureAdvanced(_logger, GrainTag.For(this.GetGrainId()), $"{next.Step}");
                if (next.Step == ErasureStep.Done)
                {
                    _events.Erasure(Completed);
                }
            }
        }
    }

    async Task ForgetReminderAsync()
    {
        if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
