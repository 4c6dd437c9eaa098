using System.Collections.Concurrent;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>Look-ups of data keys that records name and rings in memory lack: each at most once in a while.</summary>
internal sealed class UnknownKeys(TimeProvider time)
{
    /// <summary>For how long the answer of a look-up serves.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>More look-ups than this are forgotten all at once.</summary>
    const int Most = 1000;

    readonly ConcurrentDictionary<(string Owner, string Id), Entry> _entries = new();

    /// <summary>The answer of the last look-up if it is recent, otherwise that of a new one. A look-up that failed is none.</summary>
    public async Task<DataKeyRing?> LookUpAsync((string Owner, string Id) key, Func<Task<DataKeyRing?>> load)
    {
        if (_entries.Count > Most)
        {
            _entries.Clear();
        }

        var entry = _entries.AddOrUpdate(key, _ => New(), (_, there) => time.GetElapsedTime(there.At) < Lifetime ? there : New());
        try
        {
            return await entry.Ring.Value;
        }
        catch
        {
            _entries.TryRemove(new(key, entry));
            throw;
        }

        Entry New() => new(time.GetTimestamp(), new(load));
    }

    public Task<DataKeyRing?> LookUp(string owner, ReadOnlySpan<byte> id, Func<Task<DataKeyRing?>> load) =>
        LookUpAsync((owner, Convert.ToHexStringLower(id)), load);

    sealed record Entry(long At, Lazy<Task<DataKeyRing?>> Ring);
}
