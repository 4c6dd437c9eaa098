using UserMacro.Atlassian.Http;

namespace UserMacro.WebApi.Caching;

/// <summary>
/// Caches the results of remote requests, each for a time of its own. Concurrent callers with the same key share one request. Thread-safe.
/// </summary>
/// <param name="maxSize">What all answers may weigh together.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerCache<TKey, TValue>(long maxSize, TimeProvider time) : IDisposable
    where TKey : notnull
{
    readonly BoundedCache<TKey, TValue> _answers = new(maxSize, time);
    readonly SingleFlight<TKey, TValue> _questions = new();

    /// <summary>The answer, kept or new.</summary>
    /// <param name="key">Names the question: whose it is, and of what.</param>
    /// <param name="ask">Asks it. The answer belongs to all who wait for it, so it ends by a time limit of its own.</param>
    /// <param name="cancellation">Ends the wait of this caller.</param>
    public async ValueTask<TValue> GetAsync(TKey key, Func<Task<Answer<TValue>>> ask, CancellationToken cancellation) =>
        _answers.TryGet(key, out var known) ? known : await _questions.AskAsync(key, _ => AskAsync(key, ask)).WaitAsync(cancellation);

    public void Dispose() => _answers.Dispose();

    async Task<TValue> AskAsync(TKey key, Func<Task<Answer<TValue>>> ask)
    {
        // Another question may have ended since its asker looked.
        if (_answers.TryGet(key, out var known))
        {
            return known;
        }

        var asked = time.GetTimestamp();
        var answer = await ask();
        if (answer.Lasts - time.GetElapsedTime(asked) is var left && left > TimeSpan.Zero)
        {
            _answers.Set(key, answer.Value, left, answer.Size);
        }

        return answer.Value;
    }
}

/// <summary>An answer, and whether it is worth keeping.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Lasts">How long it holds, from when it was asked for; zero when it is not kept.</param>
/// <param name="Size">What it weighs.</param>
internal readonly record struct Answer<TValue>(TValue Value, TimeSpan Lasts = default, long Size = 1);
