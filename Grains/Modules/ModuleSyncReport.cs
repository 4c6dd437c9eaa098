namespace UserMacro.Grains.Modules;

/// <summary>How a run ended.</summary>
/// <param name="Found">The state of the modules; null when the run did not come to change any.</param>
/// <param name="Error">Why the run must be repeated; null when it went to its end.</param>
/// <param name="RetryAfter">How long the site wants to be left alone; null when it did not say.</param>
internal sealed record ModuleSyncReport(ModuleFindings? Found, string? Error, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether another run has something to do at once.</summary>
    public bool Again { get; init; }

    public static ModuleSyncReport Failed(string error, TimeSpan? retryAfter = null) => new(null, error, retryAfter);
}
