using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tokens;

[GrainType("tokens")]
internal sealed class TokensGrain : Grain, ITokensGrain, IOutboxSource
{
    const int IdBytes = 8;
    const int SecretBytes = 32;

    /// <summary>How late the last use of a token may be noted, but for the first of a day; a request is not worth a write.</summary>
    static readonly TimeSpan NotedAfter = TimeSpan.FromMinutes(1);

    static readonly UnavailableError Unknown = new("This may or may not have been stored. Look at the list of tokens before you try again.");

    readonly AuditedRecord<TokenCollection> _tokens;
    readonly Dictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    readonly TimeProvider _time;
    readonly ILogger<TokensGrain> _logger;
    IGrainTimer? _noting;

    public TokensGrain([PersistentState("tokens")] IPersistentState<TokenCollection> state, TimeProvider time, ILogger<TokensGrain> logger) =>
        (_tokens, _time, _logger) = (new(this, state, logger, time), time, logger);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tokens.Audit.FlushLater(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await NoteAsync();
        }
        catch (Exception fault)
        {
            // A time of use is lost, nothing else.
            Log.CopyDelayed(_logger, GrainTag.For(this.GetGrainId()), fault);
        }
    }

    public async Task<Result<CreatedToken>> Create(string name, TokenScopes scopes, int days, string creator)
    {
        var request = CompletedRequest.Current(_time.GetUtcNow());
        if (request is not null && _tokens.Value.Requests.Find(request.Key, request.At) is { } done)
        {
            return (Result<CreatedToken>)(done.IsOf(request) ? RepeatErrors.AnswerGone : RepeatErrors.KeyReused) with { IsRepeat = done.IsOf(request) };
        }

        var id = RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true);
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        if (!_tokens.Value.Create(id, [.. SHA256.HashData(secret)], name, scopes, days, creator, _time.GetUtcNow()).TryGet(out var next, out var error))
        {
            return error;
        }

        if (request is not null)
        {
            next = next with { Requests = next.Requests.Add(request) };
        }

        if (!await _tokens.TryCommitAsync(next))
        {
            return Unknown;
        }

        return new CreatedToken(next.Tokens[id].Token, Convert.ToHexStringLower(secret));
    }

    public Task<ImmutableArray<ApiToken>> List() => Task.FromResult<ImmutableArray<ApiToken>>(
        [.. _tokens.Value.List(_time.GetUtcNow()).Select(token => _used.TryGetValue(token.Id, out var at) ? token with { LastUsedAt = at } : token)]);

    public async Task<Result<bool>> Revoke(string id, string editor)
    {
        if (_tokens.Value.Revoke(id, editor, _time.GetUtcNow()) is not { } next)
        {
            return new NotFoundError("No API token has this ID.");
        }

        if (!await _tokens.TryCommitAsync(next))
        {
            return Unknown;
        }

        return true;
    }

    public async Task<Result<int>> RevokeAll()
    {
        var good = _tokens.Value.Tokens.Values.Count(token => token.RevokedAt is null);
        if (good > 0 && !await _tokens.TryCommitAsync(_tokens.Value.RevokeAll(_time.GetUtcNow())))
        {
            return Unknown;
        }

        return good;
    }

    public Task<TokenCheck> Verify(string id, ImmutableArray<byte> secretHash)
    {
        var now = _time.GetUtcNow();
        var check = _tokens.Value.Verify(id, secretHash, now);
        if (check.Token is { } token)
        {
            var lastUse = _used.TryGetValue(id, out var unnoted) ? unnoted : token.LastUsedAt;
            _used[id] = now;
            NoteWithin(TokenCollection.IsFirstOfDay(lastUse, now) ? TimeSpan.Zero : NotedAfter);
        }

        return Task.FromResult(check);
    }

    public Task<OutboxOutcome> Settle(long number) => _tokens.Audit.CompleteAsync();

    void NoteWithin(TimeSpan delay)
    {
        if (_noting is null)
        {
            _noting = this.RegisterGrainTimer(NoteAsync, delay, Timeout.InfiniteTimeSpan);
        }
        else if (delay == TimeSpan.Zero)
        {
            _noting.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    async Task NoteAsync()
    {
        _noting?.Dispose();
        _noting = null;
        if (_used.Count == 0)
        {
            return;
        }

        var next = _tokens.Value.Use(_used);
        _used.Clear();
        await _tokens.WriteAsync(next);
        await _tokens.Audit.FlushAsync();
    }
}
