using System.Collections.Concurrent;
using System.Net;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Caching;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Security.Bearer;

/// <summary>
/// Checks API tokens. A good one is believed for ten seconds, within which its revocation takes effect; invented ones cost few questions to
/// the grains.
/// </summary>
internal sealed class BearerTokens(IGrainFactory grains, UnknownIssuers unknown, RefusalLog refusals, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 20_000;

    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>How long a token that was ever good need not wait in line with those nobody knows.</summary>
    static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    readonly BoundedCache<string, Remembered> _sessions = new(MaxRemembered, time);
    readonly BoundedCache<string, bool> _known = new(MaxRemembered, time);

    // Rises with each change of access that is heard of; what was remembered before one of the tenant's counts no more.
    readonly ConcurrentDictionary<TenantId, long> _changesOf = new();
    long _changes;
    long _changeOfAll;

    /// <summary>The access that the token gives, if any.</summary>
    public async Task<Lookup<BearerSession>> FindAsync(BearerToken token, IPAddress? address)
    {
        // With the secret: who only knows the id of a token must not be able to have it forgotten.
        var name = $"{token.Tenant.Value}/{token.Id}/{Convert.ToHexString(token.SecretHash.AsSpan())}";
        if (_sessions.TryGet(name, out var recent) && recent.Generation == GenerationOf(token.Tenant))
        {
            return new(recent.Session);
        }

        if (_known.TryGet(name, out _))
        {
            return new(await AskAsync(token, name));
        }

        if (unknown.Remembers(name))
        {
            return default;
        }

        using var turn = await unknown.EnterAsync(address);
        return turn is null ? new(Found: null, IsBusy: true) : new(await AskAsync(token, name));
    }

    /// <summary>Has the tokens of a tenant checked again, because it has just installed, uninstalled or changed otherwise.</summary>
    public void Forget(TenantId tenant) => _changesOf[tenant] = Interlocked.Increment(ref _changes);

    /// <summary>Has all tokens checked again, because changes may have been missed.</summary>
    public void ForgetAll() => Volatile.Write(ref _changeOfAll, Interlocked.Increment(ref _changes));

    public void Dispose()
    {
        _sessions.Dispose();
        _known.Dispose();
    }

    async Task<BearerSession?> AskAsync(BearerToken token, string name)
    {
        // For the calls made from here; it ends with this method.
        TenantScope.Enter(token.Tenant);
        var (asked, generation) = (time.GetTimestamp(), GenerationOf(token.Tenant));
        var (isGood, session) = await VerifyAsync(token);
        if (session is null)
        {
            _sessions.Remove(name);
            _known.Remove(name);
            // A good one of a site that is switched off opens it as soon as that is on again.
            if (!isGood)
            {
                unknown.Remember(name);
            }

            return null;
        }

        if (Fresh - time.GetElapsedTime(asked) is var left && left > TimeSpan.Zero)
        {
            _sessions.Set(name, new Remembered(session, generation), left);
        }

        _known.Use(name, KnownFor, () => true);
        return session;
    }

    async Task<(bool IsGood, BearerSession? Session)> VerifyAsync(BearerToken token)
    {
        var tenant = GrainKeys.Tenant(token.Tenant);
        var check = await grains.GetGrain<ITokensGrain>(tenant).Verify(token.Id, token.SecretHash);
        if (check.Token is not { } good)
        {
            // A tenant nobody knows has no log either: its tokens are all unknown.
            if (check.Verdict != TokenVerdict.Unknown)
            {
                _ = refusals.EnterAsync(token.Tenant, accountId: null, AuditActions.TokenRefused, token.Id, check.Verdict switch
                {
                    TokenVerdict.Expired => "expired",
                    TokenVerdict.Revoked => "revoked",
                    _ => "wrong secret",
                });
            }

            return default;
        }

        // Who was forgotten acts no more, and neither does anybody on a site that has switched the app off.
        var account = (await grains.GetGrain<IAccountsGrain>(tenant).AccountsOf([good.CreatedBy])).GetValueOrDefault(good.CreatedBy);
        return (true, account is not null && await grains.GetGrain<ITenantGrain>(tenant).CurrentAccess() is { } access ? new(good, account, access) : null);
    }

    long GenerationOf(TenantId tenant) => Math.Max(_changesOf.GetValueOrDefault(tenant), Volatile.Read(ref _changeOfAll));

    sealed record Remembered(BearerSession Session, long Generation);
}
