using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Tokens;

/// <summary>A tenant's API tokens by id, and the pending audit entries of their changes.</summary>
[GenerateSerializer, Immutable, Alias("token-book")]
internal sealed record TokenCollection : IAuditedState<TokenCollection>, IGuardedState
{
    /// <summary>How many good tokens a tenant may have.</summary>
    public const int MaxTokens = Limits.Tokens;

    /// <summary>How long a token that is good no more is remembered, so that its use is told from that of an invented one.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>The tokens.</summary>
    [Id(0), JsonPropertyName("Tokens")] public ImmutableDictionary<string, StoredToken> Tokens { get; init; } = ImmutableDictionary<string, StoredToken>.Empty;

    /// <inheritdoc/>
    [Id(1), JsonPropertyName("OwedAudit")] public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    /// <summary>The requests with an idempotency key that made tokens within a day.</summary>
    [Id(2)] public CompletedRequests Requests { get; init; } = new();

    /// <inheritdoc/>
    [Id(3)] public long Generation { get; init; } = 1;

    public TokenCollection AcknowledgeAudit() => this with { PendingAudit = [] };

    /// <summary>Adds a new token.</summary>
    public Result<TokenCollection> Create(
        string id, ImmutableArray<byte> secretHash, string name, TokenScopes scopes, int days, string creator, DateTimeOffset now)
    {
        var problems = new FieldProblems();
        if (problems.CheckLine(name, "name", Limits.TokenName))
        {
            problems.Check(!string.IsNullOrWhiteSpace(name), "name", "Must not be empty.");
        }

        problems.Check(
            scopes is > TokenScopes.None and <= (TokenScopes.Read | TokenScopes.Write | TokenScopes.Publish),
            "scopes",
            "Must be some of read, write and publish.");
        problems.Check(days is >= 1 and <= Limits.TokenDays, "days", Excess.OfRange(days, 1, Limits.TokenDays));
        if (!problems.All.IsEmpty)
        {
            return new InvalidError("Invalid token settings.", problems.All, [], DraftNumber: null);
        }

        if (Tokens.Values.Count(token => token.IsGood(now)) is var good and >= MaxTokens)
        {
            return new LimitError(
                $"{Excess.OfWouldBe(good + 1, MaxTokens, "valid API tokens")} Revoke one that is no longer used.", Limits.NameOf(nameof(Limits.Tokens)));
        }

        var token = new StoredToken
        {
            Token = new(id, name, scopes | TokenScopes.Read, creator, now, now.AddDays(days), LastUsedAt: null),
            SecretHash = secretHash,
        };
        return this with
        {
            Tokens = Tokens.RemoveRange(Tokens.Values.Where(old => IsForgotten(old, now)).Select(old => old.Token.Id)).Add(id, token),
            PendingAudit = PendingAudit.Add(Entry("created", id, creator, now, AuditActions.TokenCreated)),
        };
    }

    /// <summary>Revokes the token; null when there is no unrevoked token with this id.</summary>
    public TokenCollection? Revoke(string id, string editor, DateTimeOffset now) => Tokens.TryGetValue(id, out var token) && token.RevokedAt is null
        ? this with
        {
            Tokens = Tokens.SetItem(id, token with { RevokedAt = now }),
            Generation = Generation + 1,
            PendingAudit = PendingAudit.Add(Entry("revoked", id, editor, now, AuditActions.TokenRevoked)),
        }
        : null;

    /// <summary>Revokes all tokens that are good; this very collection when none is.</summary>
    public TokenCollection RevokeAll(DateTimeOffset now) =>
        Tokens.Values.Where(token => token.RevokedAt is null).Aggregate(this, (next, token) => next.Revoke(token.Token.Id, editor: "", now)!);

    public TokenCheck Verify(string id, ImmutableArray<byte> secretHash, DateTimeOffset now)
    {
        if (!Tokens.TryGetValue(id, out var token))
        {
            return new(TokenVerdict.Unknown, null);
        }

        if (!CryptographicOperations.FixedTimeEquals(token.SecretHash.AsSpan(), secretHash.IsDefault ? [] : secretHash.AsSpan()))
        {
            return new(TokenVerdict.WrongSecret, null);
        }

        return token.RevokedAt is not null ? new(TokenVerdict.Revoked, null)
            : now >= token.Token.ExpiresAt ? new(TokenVerdict.Expired, null)
            : new(TokenVerdict.Good, token.Token);
    }

    /// <summary>Adds when tokens were last used, and the audit log's daily line about each token in use.</summary>
    public TokenCollection Use(IReadOnlyDictionary<string, DateTimeOffset> used)
    {
        var next = this;
        foreach (var (id, at) in used)
        {
            if (!next.Tokens.TryGetValue(id, out var token))
            {
                continue;
            }

            var isFirstOfDay = IsFirstOfDay(token.Token.LastUsedAt, at);
            next = next with
            {
                Tokens = next.Tokens.SetItem(id, token with { Token = token.Token with { LastUsedAt = at } }),
                PendingAudit = isFirstOfDay
                    ? next.PendingAudit.Add(Entry($"{at.UtcDateTime:yyyy-MM-dd}", id, token.Token.CreatedBy, at, AuditActions.TokenSignedIn))
                    : next.PendingAudit,
            };
        }

        return next;
    }

    /// <summary>Whether a use of a token is the first of its day, in UTC, which goes into the audit log.</summary>
    public static bool IsFirstOfDay(DateTimeOffset? lastUse, DateTimeOffset now) => lastUse?.UtcDateTime.Date != now.UtcDateTime.Date;

    /// <summary>The tokens that an administrator sees.</summary>
    public ImmutableArray<ApiToken> List(DateTimeOffset now) =>
        [
            .. Tokens.Values.Where(token => token.RevokedAt is null && !IsForgotten(token, now)).Select(token => token.Token)
                .OrderByDescending(token => token.CreatedAt).ThenBy(token => token.Id, StringComparer.Ordinal),
        ];

    static bool IsForgotten(StoredToken token, DateTimeOffset now) => (token.RevokedAt ?? token.Token.ExpiresAt) + Remembered < now;

    static AuditEntry Entry(string what, string id, string actor, DateTimeOffset at, string action) =>
        new($"token/{id}/{what}", at, actor, action, id, AuditOutcome.Done, "");
}
