using System.IO.Hashing;
using System.Text;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Accounts.PersonalData;

/// <remarks>It stores nothing: what was reported when is in the record of the accounts.</remarks>
[GrainType("personaldata")]
internal sealed class PersonalDataGrain(HostAdapters<IAccountReporter> hosts, TimeProvider time, ILogger<PersonalDataGrain> logger)
    : Grain, IPersonalDataGrain, IRemindable
{
    const string ReminderName = "personal-data";

    /// <summary>How often the reminder looks whether a report is due, also after the silo that was at it is gone.</summary>
    static readonly TimeSpan Look = TimeSpan.FromHours(1);

    AccountReporting? _reporting;
    IGrainTimer? _run;

    string Key => this.GetPrimaryKeyString();

    AccountReporting Reporting => _reporting ??= new(
        GrainFactory.GetGrain<IAccountsGrain>(Key), GrainFactory.GetGrain<ITenantGrain>(Key), hosts, time, logger, GrainTag.For(this.GetGrainId()));

    public async Task Ensure()
    {
        if (await this.GetReminder(ReminderName) is null)
        {
            // Each tenant at another minute, so that they do not all look at once.
            var part = XxHash32.HashToUInt32(Encoding.ASCII.GetBytes(Key)) / (double)uint.MaxValue;
            await this.RegisterOrUpdateReminder(ReminderName, Look * part, Look);
        }
    }

    /// <summary>
    /// Looks whether a report is due. It ticks on while the app is uninstalled, since the app may be installed again before the data are erased.
    /// </summary>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_run is null)
        {
            RunAfter(TimeSpan.Zero);
        }

        return Task.CompletedTask;
    }

    void RunAfter(TimeSpan delay) =>
        _run = this.RegisterGrainTimer(RunAsync, new() { DueTime = delay, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });

    async Task RunAsync(CancellationToken cancellation)
    {
        var next = await TryAdvanceAsync(cancellation);
        _run?.Dispose();
        _run = null;
        // What is due later is left to the reminder.
        if (next is { } at && at - time.GetUtcNow() is var delay && delay < Look)
        {
            RunAfter(delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
        }
    }

    async Task<DateTimeOffset?> TryAdvanceAsync(CancellationToken cancellation)
    {
        try
        {
            return await Reporting.AdvanceAsync(cancellation);
        }
        catch (Exception fault)
        {
            // The reminder looks again; the tenant may be erased by then, and so is its reminder.
            Log.ReportingFailed(logger, GrainTag.For(this.GetGrainId()), fault);
            return null;
        }
    }
}
