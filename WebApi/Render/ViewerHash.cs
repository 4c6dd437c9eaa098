using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Render;

/// <summary>Names the viewer whose browser posts a body, without saying who it is.</summary>
internal static class ViewerHash
{
    const int Bytes = 16;

    /// <param name="tenant">The site: the same account has another name on another one.</param>
    /// <param name="accountId">The account; null for all anonymous viewers together.</param>
    public static string Compute(TenantId tenant, string? accountId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Value}\n{accountId}")).AsSpan(0, Bytes));
}
