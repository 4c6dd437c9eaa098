using Microsoft.Extensions.Caching.Memory;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Render.Data;

/// <summary>
/// Caches responses to requests made as the app, in memory only and briefly: labels change without a new version of their page. Concurrent
/// requests for the same data share one request to Confluence.
/// </summary>
internal sealed class DataCache : IDisposable
{
    const int MaxCharacters = 16 * 1024 * 1024;

    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);

    readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MaxCharacters });
    readonly SingleFlight<DataKey, DataAnswer> _questions = new();

    /// <param name="key">Whose it is, and of what.</param>
    /// <param name="ask">Asks for it. The answer belongs to all who wait for it, so it ends by a time limit of its own.</param>
    /// <param name="cancellation">Ends the wait of this caller.</param>
    public async Task<DataAnswer> GetAsync(DataKey key, Func<Task<DataAnswer>> ask, CancellationToken cancellation) =>
        AtHand(key) ?? await _questions.AskAsync(key, _ => AskAsync(key, ask)).WaitAsync(cancellation);

    public void Dispose() => _answers.Dispose();

    DataAnswer? AtHand(DataKey key) => _answers.TryGetValue(key, out string? known) ? new(known, Keep: true) : null;

    async Task<DataAnswer> AskAsync(DataKey key, Func<Task<DataAnswer>> ask)
    {
        // Another question may have ended since this caller looked.
        if (AtHand(key) is { } known)
            return known;
        var answer = await ask();
        if (answer.Keep)
        {
            var size = (answer.Text?.Length ?? 0) + key.What.Length;
            _answers.Set(key, answer.Text, new MemoryCacheEntryOptions { Size = size, AbsoluteExpirationRelativeToNow = Remembered });
        }

        return answer;
    }
}

/// <summary>What an answer is to.</summary>
/// <param name="Tenant">The site.</param>
/// <param name="Kind">The kind of the installation that asked: what one may see, another may not.</param>
/// <param name="Of">The version of a page, or the viewer.</param>
/// <param name="What">The question.</param>
internal readonly record struct DataKey(TenantId Tenant, string Kind, string Of, string What);
