using System.Collections.Concurrent;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>Unwrapped rings of keys by owner, at most so many: the longest unused tenth goes first. A ring counts for a while only, then the
/// store is asked again, so that every silo learns of a seal and of a new key.</summary>
/// <remarks>Evicted keys are not wiped, since an operation may still be using one; wiping would have it encrypt under zeros.</remarks>
internal sealed class DataKeyCache(int capacity, TimeSpan lifetime, TimeProvider time)
{
    readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    readonly Lock _trimming = new();
    long _uses;

    /// <summary>The key, when the store was asked for it recently.</summary>
    public DataKeyRing? Find(string owner)
    {
        if (!_entries.TryGetValue(owner, out var entry) || time.GetElapsedTime(entry.AskedAt) >= lifetime)
        {
            return null;
        }

        entry.LastUse = Interlocked.Increment(ref _uses);
        return entry.Key;
    }

    /// <summary>The key, however long ago the store was asked for it.</summary>
    public DataKeyRing? FindStale(string owner) => _entries.TryGetValue(owner, out var entry) ? entry.Key : null;

    /// <param name="owner">The owner.</param>
    /// <param name="key">Its keys.</param>
    /// <param name="askedAt">When the store was asked, as a timestamp: from then on the key counts.</param>
    public void Add(string owner, DataKeyRing key, long askedAt)
    {
        // What was asked for later is what counts, whichever answer came first.
        var entry = new Entry(key, askedAt) { LastUse = Interlocked.Increment(ref _uses) };
        _entries.AddOrUpdate(owner, entry, (_, there) => there.AskedAt > askedAt ? there : entry);
        if (_entries.Count > capacity)
        {
            Trim();
        }
    }

    public void Remove(string owner) => _entries.TryRemove(owner, out _);

    void Trim()
    {
        lock (_trimming)
        {
            var surplus = _entries.Count - capacity + (capacity / 10);
            foreach (var (owner, _) in _entries.OrderBy(entry => entry.Value.LastUse).Take(surplus).ToArray())
            {
                _entries.TryRemove(owner, out _);
            }
        }
    }

    sealed class Entry(DataKeyRing key, long askedAt)
    {
        public DataKeyRing Key { get; } = key;

        public long AskedAt { get; } = askedAt;

        public long LastUse { get; set; }
    }
}
