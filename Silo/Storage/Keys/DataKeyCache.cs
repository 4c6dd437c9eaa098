using System.Collections.Concurrent;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>Unwrapped keys by owner, at most so many: the longest unused tenth goes first.</summary>
/// <remarks>Evicted keys are not wiped, since an operation may still be using one; wiping would have it encrypt under zeros.</remarks>
internal sealed class DataKeyCache(int capacity)
{
    readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    readonly Lock _trimming = new();
    long _uses;

    public DataKey? Find(string owner)
    {
        if (!_entries.TryGetValue(owner, out var entry))
        {
            return null;
        }

        entry.LastUse = Interlocked.Increment(ref _uses);
        return entry.Key;
    }

    public void Add(string owner, DataKey key)
    {
        _entries[owner] = new(key) { LastUse = Interlocked.Increment(ref _uses) };
        if (_entries.Count > capacity)
        {
            Trim();
        }
    }

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

    sealed class Entry(DataKey key)
    {
        public DataKey Key { get; } = key;

        public long LastUse { get; set; }
    }
}
