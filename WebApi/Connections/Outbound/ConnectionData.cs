using Microsoft.Extensions.Caching.Memory;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Connections.Outbound;

/// <summary>What connections answer, kept in memory for as long as each of them says.</summary>
internal sealed class ConnectionData(IGrainFactory grains, ConnectionClient client) : IDisposable
{
    const string Prefix = "http ";
    const int MaxCharacters = 16 * 1024 * 1024;

    readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MaxCharacters });
    readonly SingleFlight<(TenantId Tenant, int Number, string Address), string> _questions = new();

    /// <summary>Whether a datum is one of a connection: <c>http name /path?query</c>.</summary>
    public static bool IsOne(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The datum as JSON; <c>null</c> when there is none.</summary>
    public async Task<string> FindAsync(TenantId tenant, string name, CancellationToken cancellation)
    {
        var parts = name.Split(' ', 3);
        if (parts.Length != 3 || await grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(tenant)).Target(parts[1]) is not { } target)
            return "null";
        var key = (tenant, target.Number, parts[2]);
        return _answers.TryGetValue(key, out string? known) ? known! : await _questions.AskAsync(key, _ => AskAsync(key, target)).WaitAsync(cancellation);
    }

    public void Dispose() => _answers.Dispose();

    async Task<string> AskAsync((TenantId Tenant, int Number, string Address) key, ConnectionTarget target)
    {
        // Another question may have ended since its asker looked; this one belongs to all who wait for it.
        if (_answers.TryGetValue(key, out string? known))
            return known!;
        var answer = await client.AskAsync(target, key.Address, CancellationToken.None) ?? "null";
        if (target.CacheSeconds > 0)
        {
            var lasts = TimeSpan.FromSeconds(target.CacheSeconds);
            _answers.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Length + key.Address.Length, AbsoluteExpirationRelativeToNow = lasts });
        }

        return answer;
    }
}
