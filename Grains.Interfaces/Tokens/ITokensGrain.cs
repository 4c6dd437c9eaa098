using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Tokens;

/// <summary>A tenant's API tokens; only hashes of their secrets are kept. Key: the tenant.</summary>
[Alias("tokens")]
public interface ITokensGrain : ITenantScoped
{
    /// <summary>Makes a token. <see cref="InvalidError"/>, <see cref="LimitError"/> at 50 that are good, <see cref="UnavailableError"/>.</summary>
    /// <param name="name">What to call it; one line of 1 to 100 characters.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="days">How long it is good: 1 to 365 days.</param>
    /// <param name="creator">Handle of the account in whose name it acts.</param>
    [Alias("create")]
    Task<Result<CreatedToken>> Create(string name, TokenScopes scopes, int days, string creator);

    /// <summary>The tokens that are not revoked, the newest first; expired ones for another 30 days.</summary>
    [Alias("list"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<ApiToken>> List();

    /// <summary>Revokes a token. <see cref="NotFoundError"/>, <see cref="UnavailableError"/>.</summary>
    /// <param name="id">The token.</param>
    /// <param name="editor">Handle of the account that revokes it.</param>
    [Alias("revoke")]
    Task<Result<bool>> Revoke(string id, string editor);

    /// <summary>Revokes all tokens, for an operator; how many there were. <see cref="UnavailableError"/>.</summary>
    [Alias("revoke-all")]
    Task<Result<int>> RevokeAll();

    /// <summary>Checks a token, and notes that it was used when it is good.</summary>
    /// <param name="id">The token's id as its text names it.</param>
    /// <param name="secretHash">SHA-256 of the secret's bytes.</param>
    [Alias("verify"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<TokenCheck> Verify(string id, ImmutableArray<byte> secretHash);
}
