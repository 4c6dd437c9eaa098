using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace UserMacro.Simulator.Statics;

/// <summary>
/// Caches static macro responses by full URL for all viewers (docs/reference/static-output.md#caching). Responses without freshness or a validator
/// are not cached; <c>no-cache</c> responses are revalidated on every use with their ETag. An app that cannot be asked is stood in for by what is
/// kept, as far as its answer allowed that with <c>stale-if-error</c> (RFC 5861, section 4).
/// </summary>
internal sealed class StaticCache(TimeProvider time)
{
    const int Capacity = 2000;
    readonly ConcurrentDictionary<string, StaticCacheEntry> _entries = new(StringComparer.Ordinal);

    public StaticCacheEntry? Find(string url) => _entries.GetValueOrDefault(url);

    public bool IsFresh(StaticCacheEntry entry) => time.GetUtcNow() < entry.FreshUntil;

    public bool MayStandIn(StaticCacheEntry entry) => time.GetUtcNow() < entry.KeptUntil;

    /// <summary>Keeps an answer as far as its headers allow, also the one that a 304 has confirmed.</summary>
    public void Store(string url, string storage, HttpResponseHeaders headers)
    {
        var control = headers.CacheControl;
        var age = control is null or { NoCache: true } ? TimeSpan.Zero : control.MaxAge ?? TimeSpan.Zero;
        var tag = headers.ETag?.ToString() ?? (_entries.TryGetValue(url, out var old) ? old.ETag : null);
        if (control?.NoStore is true || (age <= TimeSpan.Zero && tag is null))
        {
            _entries.TryRemove(url, out _);
            return;
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        var freshUntil = time.GetUtcNow() + age;
        _entries[url] = new StaticCacheEntry(storage, tag, freshUntil, freshUntil + StaleIfError(control));
    }

    static TimeSpan StaleIfError(CacheControlHeaderValue? control) =>
        control?.Extensions.FirstOrDefault(extension => extension.Name.Equals("stale-if-error", StringComparison.OrdinalIgnoreCase))?.Value is { } seconds
            && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? TimeSpan.FromSeconds(number)
                : TimeSpan.Zero;

    public void Clear() => _entries.Clear();
}

/// <param name="FreshUntil">Up to then the entry serves without asking.</param>
/// <param name="KeptUntil">Up to then the entry serves when the app cannot be asked.</param>
internal sealed record StaticCacheEntry(string Storage, string? ETag, DateTimeOffset FreshUntil, DateTimeOffset KeptUntil);
