using System.Net;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Connect.InstallKeys;

/// <summary>
/// Asks the host's key server and remembers: keys permanently, as every rotation has a new id, and unknown ids for seconds
/// (docs/reference/connect-lifecycle.md#signed-installs).
/// Ids come from strangers, so few questions are asked: one at a time for each id, four at once, a burst of 10 and then 20 a minute, fairly between
/// those who send them. A key that is available costs none of that.
/// </summary>
/// <param name="clients">Gives the client named <see cref="HttpClientName"/>, which follows no redirects.</param>
/// <param name="server">The key server; the id is appended to its path.</param>
/// <param name="time">The clock of time limits and of the cache.</param>
public sealed class InstallKeyClient(IHttpClientFactory clients, Uri server, TimeProvider time) : IInstallKeys, IDisposable
{
    /// <summary>The name of the client in the factory.</summary>
    public const string HttpClientName = "install-keys";

    const int Tries = 2;
    const int MaxKeyBytes = 16 * 1024;
    const int CachedKeys = 256;
    const string PemStart = "-----BEGIN PUBLIC KEY-----";

    static readonly FairRateLimits Limits = new()
    {
        PerSecond = 20.0 / 60, Burst = 10, AtOnce = 4, Waiting = 64, WaitingOfOne = 8, Timeout = TimeSpan.FromSeconds(4),
    };

    static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(3);
    static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(10);

    // Apart, so that invented ids cannot push out good keys.
    readonly BoundedCache<InstallKeyAnswer> _found = new(CachedKeys);
    readonly BoundedCache<DateTimeOffset> _unknownUntil = new(CachedKeys);
    readonly FairRateLimiter _limiter = new(Limits, time);
    readonly SingleFlight<(string KeyId, string Party), InstallKeyAnswer> _turns = new();
    readonly SingleFlight<string, InstallKeyAnswer> _questions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<InstallKeyAnswer> FindAsync(string keyId, string party, CancellationToken cancellationToken) =>
        AtHand(keyId) is { } known ? Task.FromResult(known) : _turns.AskAsync((keyId, party), AskInTurnAsync).WaitAsync(cancellationToken);

    /// <summary>Sends away all who wait for a turn.</summary>
    public void Dispose() => _limiter.Dispose();

    InstallKeyAnswer? AtHand(string keyId) =>
        !InstallKeyId.IsValid(keyId) ? new InstallKeyAnswer.Unknown()
        : _found.TryGet(keyId, out var known) ? known
        : _unknownUntil.TryGet(keyId, out var until) && time.GetUtcNow() < until ? new InstallKeyAnswer.Unknown()
        : null;

    async Task<InstallKeyAnswer> AskInTurnAsync((string KeyId, string Party) question)
    {
        using var turn = await _limiter.EnterAsync(question.Party);
        return turn is null ? new InstallKeyAnswer.Unavailable()
            : AtHand(question.KeyId) ?? await _questions.AskAsync(question.KeyId, AskAndRememberAsync);
    }

    async Task<InstallKeyAnswer> AskAndRememberAsync(string keyId)
    {
        // The answer belongs to all who wait for it: it is bounded by its own time limits.
        var answer = await AskAsync(keyId, CancellationToken.None);
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
