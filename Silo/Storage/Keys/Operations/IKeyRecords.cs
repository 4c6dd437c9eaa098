namespace UserMacro.Silo.Storage.Keys.Operations;

/// <summary>Lists whose data keys are stored.</summary>
internal interface IKeyRecords
{
    /// <summary>Names the owners of all data keys and seals, a page at a time.</summary>
    IAsyncEnumerable<string> ListOwnersAsync(CancellationToken cancellation);
}

/// <summary>Makes the list from the grains that the store of the keys has records of.</summary>
internal sealed class KeyRecords(Func<CancellationToken, IAsyncEnumerable<GrainId>> list) : IKeyRecords
{
    public IAsyncEnumerable<string> ListOwnersAsync(CancellationToken cancellation) =>
        list(cancellation).Where(DataKeys.IsKeyRecord).Select(grain => grain.Key.ToString()!);
}
