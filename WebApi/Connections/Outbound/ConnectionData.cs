using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Caching;

namespace UserMacro.WebApi.Connections.Outbound;

/// <summary>What connections answer, kept in memory for as long as each of them says.</summary>
internal sealed class ConnectionData(IGrainFactory grains, ConnectionClient client, TimeProvider time) : IDisposable
{
    const string Prefix = "http ";
    const int MaxCharacters = 16 * 1024 * 1024;

    readonly AnswerCache<(TenantId Tenant, int Number, string Address), string> _answers = new(MaxCharacters, time);

    /// <summary>Whether a datum is one of a connection: <c>http name /path?query</c>.</summary>
    public static bool IsOne(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The datum as JSON; <c>null</c> when there is none.</summary>
    public async Task<string> FindAsync(TenantId tenant, string name, CancellationToken cancellation)
    {
        var parts = name.Split(' ', 3);
        if (parts.Length != 3 || await grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(tenant)).Target(parts[1]) is not { } target)
        {
            return "null";
        }

        return await _answers.GetAsync((tenant, target.Number, parts[2]), () => AskAsync(target, parts[2]), cancellation);
    }

    public void Dispose() => _answers.Dispose();

    async Task<Answer<string>> AskAsync(ConnectionTarget target, string address)
    {
        var answer = await client.AskAsync(target, address, CancellationToken.None) ?? "null";
        return new(answer, TimeSpan.FromSeconds(target.CacheSeconds), answer.Length + address.Length);
    }
}
