using System.Net;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Connect.InstallKeys;

/// <summary>Asks the host's key server and remembers: keys for good, as every rotation has a new id, and unknown ids for seconds (connect-and-forge.md 4.3).</summary>
/// <param name="clients">Gives the client named <see cref="HttpClientName"/>, which follows no redirects.</param>
/// <param name="server">The key server; the id is appended to its path.</param>
/// <param name="time">The clock of time limits and of the cache.</param>
public sealed class InstallKeyClient(IHttpClientFactory clients, Uri server, TimeProvider time) : IInstallKeys
{
    /// <summary>The name of the client in the factory.</summary>
    public const string HttpClientName = "install-keys";

    const int Tries = 2;
    const int MaxKeyBytes = 16 * 1024;
    const int CachedKeys = 256;
    const string PemStart = "-----BEGIN PUBLIC KEY-----";

    static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(3);
    static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(10);

    // Apart, so that invented ids cannot push out good keys.
    readonly BoundedCache<InstallKeyAnswer> _found = new(CachedKeys);
    readonly BoundedCache<DateTimeOffset> _unknownUntil = new(CachedKeys);

    /// <inheritdoc/>
    public async Task<InstallKeyAnswer> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (!InstallKeyId.IsValid(keyId))
        {
            return new InstallKeyAnswer.Unknown();
        }

        if (_found.TryGet(keyId, out var known))
        {
            return known!;
        }

        if (_unknownUntil.TryGet(keyId, out var until) && time.GetUtcNow() < until)
        {
            return new InstallKeyAnswer.Unknown();
        }

        var answer = await AskAsync(keyId, cancellationToken);
        if (answer is InstallKeyAnswer.Found)
        {
            _found.Set(keyId, answer);
        }
        else if (answer is InstallKeyAnswer.Unknown)
        {
            _unknownUntil.Set(keyId, time.GetUtcNow() + UnknownFor);
        }

        return answer;
    }

    async Task<InstallKeyAnswer> AskAsync(string keyId, CancellationToken cancellationToken)
    {
        var address = new Uri($"{server.AbsoluteUri.TrimEnd('/')}/{keyId}");
        InstallKeyAnswer answer = new InstallKeyAnswer.Unavailable();
        for (var attempt = 0; attempt < Tries && answer is InstallKeyAnswer.Unavailable; attempt++)
        {
            answer = await TryAskAsync(address, cancellationToken);
        }

        return answer;
    }

    async Task<InstallKeyAnswer> TryAskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var reply = await BoundedHttp.SendAsync(clients.CreateClient(HttpClientName), request, MaxKeyBytes, TryTimeout, time, cancellationToken);
        return reply switch
        {
            { Status: HttpStatusCode.OK } when reply.Text.StartsWith(PemStart, StringComparison.Ordinal) => new InstallKeyAnswer.Found(reply.Text),
            { Status: HttpStatusCode.NotFound } => new InstallKeyAnswer.Unknown(),
            _ => new InstallKeyAnswer.Unavailable(),
        };
    }
}
