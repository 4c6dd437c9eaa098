using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Grains.Operations.Keys;

[GrainType("keyoperations")]
internal sealed class KeyOperationsGrain(IKeyOperations keys) : Grain, IKeyOperationsGrain
{
    public Task<KeyStatus> Status() => keys.StatusAsync(CancellationToken.None);
}
