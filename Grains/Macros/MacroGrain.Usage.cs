using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.Grains.Usage;

namespace UserMacro.Grains.Macros;

/// <summary>How the macro is used: counted in memory, stored now and then.</summary>
internal sealed partial class MacroGrain
{
    static readonly TimeSpan UsageDelay = TimeSpan.FromMinutes(5);

    readonly UsageMeter _meter;
    readonly UsageStore _usage;
    readonly RenderThrottle _traffic;
    IGrainTimer? _counting;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_counting is not null)
        {
            await StoreUsageAsync().WaitAsync(cancellationToken);
        }
    }

    public async Task<Result<UsageReport>> Usage(string from, string until) =>
        _macro.Store.Head.Exists ? await _usage.ReportAsync(from, until, _traffic.Slowed) : NotFoundError.NoMacro;

    public Task EraseUsage() => _usage.EraseAsync();

    async Task<RenderOutcome> CountAsync(Task<RenderOutcome> render)
    {
        var outcome = await render;
        if (!_meter.IsEmpty)
        {
            _counting ??= this.RegisterGrainTimer(StoreUsageAsync, UsageDelay, UsageDelay);
        }

        return outcome;
    }

    async Task TryEraseUsageAsync()
    {
        try
        {
            await _usage.EraseAsync();
        }
        catch (Exception fault)
        {
            // The macro is deleted nevertheless.
            Log.CopyDelayed(_logger, Tag, fault);
        }
    }

    async Task StoreUsageAsync()
    {
        try
        {
            // A front end may have counted for some seconds after the site switched that off.
            if ((await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant)).Settings()).Usage)
            {
                await _usage.FlushAsync();
            }
            else
            {
                await _usage.EraseAsync();
            }

            _counting?.Dispose();
            _counting = null;
        }
        catch (Exception fault)
        {
            Log.CopyDelayed(_logger, Tag, fault);
        }
    }

    /// <summary>Tells administrators; once an hour is enough, and no render waits for it.</summary>
    void EnterSlowed(StopKind kind)
    {
        var now = _time.GetUtcNow();
        var entry = new AuditEntry(
            $"slowed/{_key.Value}/{now.UtcDateTime:yyyy-MM-dd-HH}", now, Actor: "", AuditActions.MacroSlowed, _key.Value, AuditOutcome.Done, $"{kind}");
        IGrainTimer? once = null;
        once = this.RegisterGrainTimer(
            async () =>
            {
                await new GrainMacroProjections(GrainFactory, _tenant, _key).AuditAsync([entry]);
                once!.Dispose();
            },
            TimeSpan.Zero,
            CompleteRetry);
    }
}
