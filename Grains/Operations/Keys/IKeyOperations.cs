using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Grains.Operations.Keys;

/// <summary>Work on the data keys of all tenants, which the storage does.</summary>
internal interface IKeyOperations
{
    /// <summary>What the store of the data keys holds.</summary>
    Task<KeyStatus> StatusAsync(CancellationToken cancellation);

    /// <summary>Does all that is left of the work; to be called again when it ended by an exception.</summary>
    /// <param name="begun">The work.</param>
    /// <param name="report">Is told how far it is, on any thread.</param>
    /// <param name="cancellation">Ends it; what was done stays.</param>
    /// <returns>How far it came in the end.</returns>
    Task<KeyProgress> RunAsync(KeyProgress begun, Action<KeyProgress> report, CancellationToken cancellation);
}
