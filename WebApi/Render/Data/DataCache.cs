using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Caching;

namespace UserMacro.WebApi.Render.Data;

/// <summary>
/// Caches responses to requests made as the app, in memory only and briefly: labels change without a new version of their page. Concurrent
/// requests for the same data share one request to Confluence.
/// </summary>
internal sealed class DataCache(TimeProvider time) : IDisposable
{
    const int MaxCharacters = 16 * 1024 * 1024;

    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);

    readonly AnswerCache<(TenantId Tenant, string Of, string What), DataAnswer> _answers = new(MaxCharacters, time);

    /// <param name="key">Whose it is, for which version or viewer, and of what.</param>
    /// <param name="ask">Asks for it. The answer belongs to all who wait for it, so it ends by a time limit of its own.</param>
    /// <param name="cancellation">Ends the wait of this caller.</param>
    public async Task<DataAnswer> GetAsync((TenantId Tenant, string Of, string What) key, Func<Task<DataAnswer>> ask, CancellationToken cancellation) =>
        await _answers.GetAsync(key, () => AskAsync(key.What, ask), cancellation);

    public void Dispose() => _answers.Dispose();

    static async Task<Answer<DataAnswer>> AskAsync(string what, Func<Task<DataAnswer>> ask)
    {
        var answer = await ask();
        return new(answer, answer.Keep ? Remembered : TimeSpan.Zero, (answer.Text?.Length ?? 0) + what.Length);
    }
}
