using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace UserMacro.WebApi.Caching;

/// <summary>
/// Keeps values in memory for a while. What they weigh together is bounded: when it is full, a value is not kept. The service's clock says
/// what has expired, and it never runs backwards. Safe for many threads.
/// </summary>
/// <param name="maxSize">What all values may weigh together.</param>
/// <param name="time">The clock.</param>
internal sealed class BoundedCache<TKey, TValue>(long maxSize, TimeProvider time) : IDisposable
    where TKey : notnull
{
    readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = maxSize, Clock = new Clock(time) });
    readonly Lock _gate = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _entries.TryGetValue(key, out value);

    /// <summary>Keeps a value.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="lasts">How long, from now on.</param>
    /// <param name="size">What it weighs.</param>
    public void Set(TKey key, TValue value, TimeSpan lasts, long size = 1) =>
        _entries.Set(key, value, new MemoryCacheEntryOptions { Size = size, AbsoluteExpirationRelativeToNow = lasts });

    /// <summary>The value, made when there is none; all callers get the same.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="idle">How long it is kept after its last use.</param>
    /// <param name="make">Makes it.</param>
    public TValue Use(TKey key, TimeSpan idle, Func<TValue> make)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(key, out TValue? known)
                ? known!
                : _entries.Set(key, make(), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = idle });
        }
    }

    public void Remove(TKey key) => _entries.Remove(key);

    public void Dispose() => _entries.Dispose();

    sealed class Clock(TimeProvider time) : ISystemClock
    {
        readonly DateTimeOffset _start = time.GetUtcNow();
        readonly long _from = time.GetTimestamp();

        public DateTimeOffset UtcNow => _start + time.GetElapsedTime(_from);
    }
}
