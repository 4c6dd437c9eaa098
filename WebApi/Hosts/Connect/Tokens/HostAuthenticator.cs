using System.Collections.Immutable;
using System.Net;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>
/// Checks tokens in the order of docs/reference/connect-tokens.md#order-of-checks: size, algorithm and what else costs nothing, issuer, keys, signature,
/// times, query hash, installation.
/// </summary>
internal sealed class HostAuthenticator(TenantKeys keys, HostTokenVerifier verifier, ConnectApp app, TimeProvider time)
{
    const string Hmac = "HS256";

    /// <summary>Finds who calls. Of a signed form all but the query hash is checked, which needs the form: see <see cref="VerifyForm"/>.</summary>
    /// <exception cref="TenantKeysUnavailableException">The keys that would tell cannot be read right now.</exception>
    public async ValueTask<AuthenticationResult> AuthenticateAsync(HostCallKind kind, string? text, HostRequest request, IPAddress? address)
    {
        if (!ConnectToken.TryParse(text, out var token))
        {
            return Refusal.NoToken;
        }

        if (!string.Equals(token.Algorithm, Hmac, StringComparison.Ordinal))
        {
            return TokenFault.WrongAlgorithm;
        }

        if (verifier.VerifyClaims(token, isContext: kind == HostCallKind.OwnPage) is var claims and not TokenFault.None)
        {
            return claims;
        }

        var identity = ConnectIdentity.Create(token.Issuer);
        var lookup = await keys.FindAsync(identity, address);
        if (lookup.Found is not { } access)
        {
            return lookup.IsBusy ? Refusal.Busy : Refusal.UnknownIssuer;
        }

        var outcome = Verify(kind, token, access, request);
        // The app may have been reinstalled, with a new secret or after it was off.
        if (outcome.Caller is null && (outcome.Fault == TokenFault.BadSignature || outcome.Refusal is Refusal.NotEnabled or Refusal.Revoked)
            && await keys.RefreshAsync(identity) is { } newer)
        {
            outcome = Verify(kind, token, newer, request);
        }

        return outcome;
    }

    /// <summary>Checks the query hash of a signed form that has been read.</summary>
    public TokenFault VerifyForm(ConnectToken token, HostRequest request) => HostTokenVerifier.VerifyRequest(token, ToSigned(request));

    AuthenticationResult Verify(HostCallKind kind, ConnectToken token, TenantAccess access, HostRequest request)
    {
        var fault = kind switch
        {
            HostCallKind.OwnPage => verifier.VerifyContext(token, Secrets(access)),
            HostCallKind.Form => verifier.VerifySignature(token, Secrets(access)),
            _ => verifier.Verify(token, Secrets(access), ToSigned(request)),
        };
        if (fault != TokenFault.None)
        {
            return fault;
        }

        if (access.IsRevoked)
        {
            return Refusal.Revoked;
        }

        return IsServed(kind, access) ? new AuthenticationResult(CallerOf(access, token), token, default, TokenFault.None) : Refusal.NotEnabled;
    }

    static HostCaller CallerOf(TenantAccess access, ConnectToken token) => new(access, token.Subject, ContextOf(token.Context), token.IssuedAt);

    static CallContext ContextOf(HostContext context) => new()
    {
        ContentId = context.ContentId,
        ContentType = context.ContentType,
        ContentVersion = context.ContentVersion,
        SpaceKey = context.SpaceKey,
        MacroId = context.MacroId,
        IsOfMacroOrContent =
            context is not { MacroId: null, MacroHash: null, OutputType: null, ContentId: null, ContentType: null, ContentVersion: null },
    };

    static bool IsServed(HostCallKind kind, TenantAccess access) =>
        access.State == InstallationState.Enabled || kind == HostCallKind.Lifecycle;

    SignedRequest ToSigned(HostRequest request) => new(request.Method, request.RawTarget, app.BasePath, request.Form);

    ImmutableArray<string> Secrets(TenantAccess access) => ConnectCredentials.Of(access.Credentials).SecretsAt(time.GetUtcNow());
}

/// <summary>What a token check gave: a caller with the token that names him, or the reason for there being none.</summary>
internal readonly record struct AuthenticationResult(HostCaller? Caller, ConnectToken? Token, Refusal Refusal, TokenFault Fault)
{
    public static implicit operator AuthenticationResult(Refusal refusal) => new(null, null, refusal, TokenFault.None);

    public static implicit operator AuthenticationResult(TokenFault fault) => new(null, null, Refusal.BadToken, fault);
}
