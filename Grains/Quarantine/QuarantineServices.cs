using Microsoft.Extensions.Options;

namespace UserMacro.Grains.Quarantine;

/// <summary>What the macros of a silo share of quarantine.</summary>
internal sealed record QuarantineServices(
    CrashSuspects Suspects, IMacroTrial Trial, IOptions<QuarantineOptions> Settings, QuarantineMetrics Metrics, TimeProvider Time)
{
    public QuarantineOptions Options => Settings.Value;
}
