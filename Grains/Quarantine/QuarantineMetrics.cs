using System.Diagnostics.Metrics;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Quarantine;

/// <summary>The quarantine metrics for operators; no tenant or macro is named.</summary>
internal sealed class QuarantineMetrics
{
    readonly Counter<long> _quarantined;
    readonly Counter<long> _trials;

    public QuarantineMetrics(IMeterFactory meters, CrashSuspects suspects)
    {
        var meter = meters.Create(RenderMetrics.MeterName);
        _quarantined = meter.CreateCounter<long>("usermacro.quarantine.entered", "{macro}", "Macros, or posts of a viewer to one, that were quarantined");
        _trials = meter.CreateCounter<long>("usermacro.quarantine.trials", "{trial}", "Trials in a process of their own");
        meter.CreateObservableGauge(
            "usermacro.quarantine.suspicions", () => suspects.All.Length, "{suspicion}", "Suspicions of the last hour that this silo knows");
    }

    public void Entered(QuarantineReason reason) => _quarantined.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    public void Tried(TrialVerdict verdict) => _trials.Add(1, new KeyValuePair<string, object?>("verdict", verdict.ToString()));
}
