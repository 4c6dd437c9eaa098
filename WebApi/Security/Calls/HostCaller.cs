using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security.Calls;

/// <summary>Who is calling: a tenant and, as far as the host says, a person and a place. Exists only for calls that a host's adapter has verified.</summary>
/// <param name="access">The installation.</param>
/// <param name="accountId">The person; null for anonymous viewers.</param>
/// <param name="context">The page and macro that the call is about.</param>
/// <param name="signedAt">When the host vouched for it.</param>
internal sealed class HostCaller(TenantAccess access, string? accountId, CallContext context, DateTimeOffset signedAt)
{
    public TenantId Tenant => access.Tenant;

    public TenantAccess Access => access;

    /// <summary>The person; null for anonymous viewers.</summary>
    public string? AccountId => accountId;

    /// <summary>The page and macro that the host vouches for.</summary>
    public CallContext Context => context;

    /// <summary>When the host vouched for the call.</summary>
    public DateTimeOffset SignedAt => signedAt;

    /// <summary>Gives handlers the caller that the host's adapter left.</summary>
    public static ValueTask<HostCaller> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<HostCaller>());
}
