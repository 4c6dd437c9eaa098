using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Grains.Operations.Diagnostics;

/// <summary>What the host of a silo knows of itself.</summary>
internal interface ISiloSurvey
{
    /// <summary>How the silo is now.</summary>
    Task<SiloDiagnostics> ReadAsync(CancellationToken cancellation);
}
