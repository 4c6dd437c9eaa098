using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Grains.Operations.Keys;

/// <summary>Work on the data keys of all tenants, which the storage does.</summary>
internal interface IKeyOperations
{
    /// <summary>What the store of the data keys holds.</summary>
    Task<KeyStatus> StatusAsync(CancellationToken cancellation);
}
