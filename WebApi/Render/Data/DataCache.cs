using Microsoft.Extensions.Caching.Memory;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Render.Data;

/// <summary>Answers that were asked for as the app, in memory only and for a short while: labels change without a new version of their page.</summary>
internal sealed class DataCache : IDisposable
{
    const int MaxCharacters = 16 * 1024 * 1024;

    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);

    readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MaxCharacters });

    /// <param name="key">Whose it is, for which version or viewer, and of what.</param>
    /// <param name="ask">Asks for it.</param>
    public async Task<string?> GetAsync((TenantId Tenant, string Of, string What) key, Func<Task<DataAnswer>> ask)
    {
        if (_answers.TryGetValue(key, out string? known))
            return known;
        var answer = await ask();
        if (answer.Keep)
            _answers.Set(key, answer.Text, new MemoryCacheEntryOptions { Size = (answer.Text?.Length ?? 0) + key.What.Length, AbsoluteExpirationRelativeToNow = Remembered });
        return answer.Text;
    }

    public void Dispose() => _answers.Dispose();
}
