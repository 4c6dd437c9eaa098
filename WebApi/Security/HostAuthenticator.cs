using System.Collections.Immutable;
using System.Net;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security;

/// <summary>Checks tokens in the order of design.md 5: size and algorithm, issuer, keys, signature, times, query hash, installation.</summary>
internal sealed class HostAuthenticator(TenantKeys keys, HostTokenVerifier verifier, ConnectApp app, TimeProvider time)
{
    const string Hmac = "HS256";

    /// <exception cref="TenantKeysUnavailableException">The keys that would tell cannot be read right now.</exception>
    public async ValueTask<Authentication> AuthenticateAsync(TokenKind kind, string? text, HostRequest request, IPAddress? address)
    {
        if (!ConnectToken.TryParse(text, out var token))
            return Refusal.NoToken;
        if (!string.Equals(token.Algorithm, Hmac, StringComparison.Ordinal))
            return TokenFault.WrongAlgorithm;
        if (await keys.FindAsync(token.Issuer, address) is not { } access)
            return Refusal.UnknownIssuer;
        var fault = Verify(kind, token, access, request);
        if (fault == TokenFault.BadSignature && await keys.RefreshAsync(token.Issuer, address) is { } newer)
        {
            access = newer;
            fault = Verify(kind, token, access, request);
        }

        return fault != TokenFault.None ? fault : IsServed(kind, access) ? new HostCaller(access, token) : Refusal.NotEnabled;
    }

    static bool IsServed(TokenKind kind, TenantAccess access) =>
        access.State == InstallationState.Enabled || kind == TokenKind.SignedLifecycle;

    TokenFault Verify(TokenKind kind, ConnectToken token, TenantAccess access, HostRequest request) =>
        kind == TokenKind.Context
            ? verifier.VerifyContext(token, Secrets(access))
            : verifier.Verify(token, Secrets(access), new SignedRequest(request.Method, request.RawTarget, app.BasePath, request.Form));

    ImmutableArray<string> Secrets(TenantAccess access) =>
        access.PreviousSecret is { } previous && time.GetUtcNow() < access.PreviousSecretUntil
            ? [access.SharedSecret, previous]
            : [access.SharedSecret];
}
