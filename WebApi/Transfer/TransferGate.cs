namespace UserMacro.WebApi.Transfer;

/// <summary>Bounds how many bundles are held in memory at once.</summary>
internal sealed class TransferGate : IDisposable
{
    /// <summary>How many; each can be of <see cref="Hosting.ServiceLimits.BundleBytes"/>.</summary>
    public const int AtOnce = 2;

    readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>A place, given back by disposing of it; null when none is free.</summary>
    public IDisposable? TryEnter() => _free.Wait(TimeSpan.Zero) ? new Place(_free) : null;

    public void Dispose() => _free.Dispose();

    sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
