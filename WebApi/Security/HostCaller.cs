using Microsoft.AspNetCore.Http.Features;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security;

/// <summary>Who is calling: a tenant and, in the token, a person and a place. Exists only for verified tokens.</summary>
internal sealed class HostCaller(TenantAccess access, ConnectToken token)
{
    public TenantId Tenant => access.Tenant;

    public TenantAccess Access => access;

    /// <summary>The person; null for anonymous viewers.</summary>
    public string? AccountId => token.Subject;

    /// <summary>The page and macro that the token names.</summary>
    public HostContext Context => token.Context;

    /// <summary>When the host signed the token.</summary>
    public DateTimeOffset SignedAt => token.IssuedAt;

    /// <summary>Whether the token is that of this request.</summary>
    public TokenFault VerifyRequest(SignedRequest request) => HostTokenVerifier.VerifyRequest(token, request);

    /// <summary>Gives handlers the caller that the token check left.</summary>
    public static ValueTask<HostCaller> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<HostCaller>());
}
