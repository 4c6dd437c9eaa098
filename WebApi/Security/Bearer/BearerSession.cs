using System.Text;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;

namespace UserMacro.WebApi.Security.Bearer;

/// <summary>The access that a valid API token gives.</summary>
/// <param name="Token">The token.</param>
/// <param name="AccountId">The account in whose name it acts.</param>
/// <param name="Access">The site.</param>
internal sealed record BearerSession(ApiToken Token, string AccountId, TenantAccess Access)
{
    bool PrintMembers(StringBuilder text)
    {
        text.Append("Token = ").Append(Token.Id);
        return true;
    }
}
