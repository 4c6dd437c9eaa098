using System.Collections.Concurrent;

namespace UserMacro.Atlassian.Http;

/// <summary>
/// Asks each question once at a time: whoever asks it meanwhile gets the same answer, or the same failure. Remembers nothing. Safe for many
/// threads.
/// </summary>
/// <typeparam name="TKey">Names a question.</typeparam>
/// <typeparam name="TAnswer">What comes of it.</typeparam>
public sealed class SingleFlight<TKey, TAnswer>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    readonly ConcurrentDictionary<TKey, Lazy<Task<TAnswer>>> _flights = new(comparer);

    /// <summary>The answer to a question. It belongs to all who wait for it, so no single one of them can cancel it.</summary>
    public async Task<TAnswer> AskAsync(TKey key, Func<TKey, Task<TAnswer>> ask)
    {
        var flight = _flights.GetOrAdd(key, asked => new(() => ask(asked)));
        try
        {
            return await flight.Value;
        }
        finally
        {
            _flights.TryRemove(new(key, flight));
        }
    }
}
