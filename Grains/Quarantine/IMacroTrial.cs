namespace UserMacro.Grains.Quarantine;

/// <summary>Tries a macro where it can end nothing but the trial.</summary>
internal interface IMacroTrial
{
    /// <summary>Tries it; one at a time, the others wait.</summary>
    Task<TrialVerdict> TryAsync(TrialCase trial, CancellationToken cancellation);
}

/// <summary>How a trial ended.</summary>
internal enum TrialVerdict
{
    /// <summary>The process rendered all and ended by itself.</summary>
    Passed,

    /// <summary>The process ended on the way, took more than its limits, or had a render that did not end.</summary>
    Failed,

    /// <summary>No process could be started, so that nothing is known.</summary>
    Unavailable,
}
