namespace UserMacro.Grains.Quarantine.Trials;

/// <summary>Tries a macro where it can end nothing but the trial.</summary>
internal interface IMacroTrial
{
    /// <summary>Tries it; one at a time, a few others wait, by tenants in turn.</summary>
    /// <exception cref="OperationCanceledException">The caller left; the trial was ended, or not begun.</exception>
    Task<TrialResult> TryAsync(string tenant, TrialCase trial, CancellationToken cancellation);
}

/// <summary>The result of a trial.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="ProcessorTime">Processor time that its process used.</param>
internal sealed record TrialResult(TrialVerdict Verdict, TimeSpan ProcessorTime);

/// <summary>How a trial ended.</summary>
internal enum TrialVerdict
{
    /// <summary>The process rendered all and ended by itself.</summary>
    Passed,

    /// <summary>The process ended on the way, took more than its limits, or had a render that did not end.</summary>
    Failed,

    /// <summary>No process could be started, so that nothing is known.</summary>
    Unavailable,

    /// <summary>Too many trials wait already, so that nothing is known.</summary>
    Busy,
}
