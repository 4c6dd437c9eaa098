using System.Net;
using Microsoft.Extensions.Caching.Memory;
using UserMacro.Grains.Interfaces;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Audit;

namespace UserMacro.WebApi.Security.Bearer;

/// <summary>
/// Checks API tokens. A good one is believed for ten seconds, within which its revocation takes effect; invented ones cost few questions to
/// the grains.
/// </summary>
internal sealed class BearerTokens(IGrainFactory grains, UnknownIssuers unknown, RefusalLog refusals, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 20_000;

    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>How long a token that was ever good need not stand in line with those nobody knows.</summary>
    static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    readonly MemoryCache _sessions = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });

    /// <summary>What the token opens, if anything.</summary>
    public async Task<Lookup<BearerSession>> FindAsync(BearerToken token, IPAddress? address)
    {
        // With the secret: who only knows the id of a token must not be able to have it forgotten.
        var name = $"{token.Tenant.Value}/{token.Id}/{Convert.ToHexString(token.SecretHash.AsSpan())}";
        if (_sessions.TryGetValue(name, out Remembered? recent) && time.GetElapsedTime(recent!.Asked) < Fresh)
            return new(recent.Session);
        if (_known.TryGetValue(name, out _))
            return new(await AskAsync(token, name));
        if (unknown.Remembers(name))
            return default;
        using var turn = await unknown.EnterAsync(address);
        return turn is null ? new(Found: null, IsBusy: true) : new(await AskAsync(token, name));
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _known.Dispose();
    }

    async Task<BearerSession?> AskAsync(BearerToken token, string name)
    {
        // For the calls made from here; it ends with this method.
        TenantScope.Enter(token.Tenant);
        var asked = time.GetTimestamp();
        if (await VerifyAsync(token) is not { } session)
        {
            _sessions.Remove(name);
            _known.Remove(name);
            unknown.Remember(name);
            return null;
        }

        _sessions.Set(name, new Remembered(session, asked), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Fresh });
        _known.Set(name, true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = KnownFor });
        return session;
    }

    async Task<BearerSession?> VerifyAsync(BearerToken token)
    {
        var tenant = GrainKeys.Tenant(token.Tenant);
        var check = await grains.GetGrain<ITokensGrain>(tenant).Verify(token.Id, token.SecretHash);
        if (check.Token is not { } good)
        {
            // A tenant nobody knows has no log either: its tokens are all unknown.
            if (check.Verdict != TokenVerdict.Unknown)
                _ = refusals.EnterAsync(token.Tenant, accountId: null, AuditActions.TokenRefused, token.Id, check.Verdict switch
                {
                    TokenVerdict.Expired => "expired",
                    TokenVerdict.Revoked => "revoked",
                    _ => "wrong secret",
                });
            return null;
        }

        // Who was forgotten acts no more, and neither does anybody on a site that has switched the app off.
        var account = (await grains.GetGrain<IAccountsGrain>(tenant).AccountsOf([good.CreatedBy])).GetValueOrDefault(good.CreatedBy);
        return account is not null && await grains.GetGrain<ITenantGrain>(tenant).CurrentAccess() is { } access ? new(good, account, access) : null;
    }

    sealed record Remembered(BearerSession Session, long Asked);
}
