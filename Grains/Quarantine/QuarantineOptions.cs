namespace UserMacro.Grains.Quarantine;

/// <summary>When a quarantined macro is tried again. Configuration section <c>Quarantine</c>.</summary>
public sealed class QuarantineOptions
{
    internal const string Section = "Quarantine";

    /// <summary>How long a macro waits for its trial when it was not suspected within the last day: a silo may also have been killed from outside.</summary>
    /// <value>Default one minute.</value>
    public TimeSpan FirstTrialAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it waits when it was suspected before, and after a trial that it failed.</summary>
    /// <value>Default one hour.</value>
    public TimeSpan NextTrialAfter { get; init; } = TimeSpan.FromHours(1);
}
