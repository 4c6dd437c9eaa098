namespace UserMacro.Grains.Quarantine;

/// <summary>Tries a macro where it can end nothing but the trial.</summary>
internal interface IMacroTrial
{
    /// <summary>Tries it; one at a time, the others wait.</summary>
    Task<TrialVerdict> TryAsync(TrialCase trial, CancellationToken cancellation);
}
