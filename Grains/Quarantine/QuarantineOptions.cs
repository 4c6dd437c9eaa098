namespace UserMacro.Grains.Quarantine;

/// <summary>When a quarantined macro is tried again. Configuration section <c>Quarantine</c>.</summary>
public sealed class QuarantineOptions
{
    internal const string Section = "Quarantine";

    const int Growth = 4;

    /// <summary>
    /// How long a macro waits for its trial when it was not suspected within the last day: a silo may also have been killed from outside.
    /// Each further suspicion multiplies it by four.
    /// </summary>
    /// <value>Default one minute.</value>
    public TimeSpan FirstTrialAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it waits after a trial that it failed, and at most.</summary>
    /// <value>Default one hour.</value>
    public TimeSpan NextTrialAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long it waits for its trial when it was suspected so many times.</summary>
    internal TimeSpan TrialAfter(int times)
    {
        var wait = FirstTrialAfter;
        for (var time = 1; time < times && wait < NextTrialAfter; time++)
            wait *= Growth;
        return wait < NextTrialAfter ? wait : NextTrialAfter;
    }
}
