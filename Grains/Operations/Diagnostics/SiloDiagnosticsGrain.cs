using Orleans.Placement;
using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Grains.Operations.Diagnostics;

// Random placement goes by the hint of the call.
[GrainType("silodiagnostics"), RandomPlacement]
internal sealed class SiloDiagnosticsGrain(ISiloSurvey survey) : Grain, ISiloDiagnosticsGrain
{
    public async Task<SiloDiagnostics> Read()
    {
        // It stays nowhere: the next call may be about another silo.
        DeactivateOnIdle();
        return await survey.ReadAsync(CancellationToken.None);
    }
}
