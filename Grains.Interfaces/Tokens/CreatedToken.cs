using System.Text;

namespace UserMacro.Grains.Interfaces.Tokens;

/// <summary>A new API token and its secret, which is told this once.</summary>
/// <param name="Token">The token.</param>
/// <param name="Secret">64 hexadecimal digits.</param>
[GenerateSerializer, Immutable, Alias("created-token")]
public sealed record CreatedToken([property: Id(0)] ApiToken Token, [property: Id(1)] string Secret)
{
    bool PrintMembers(StringBuilder text)
    {
        text.Append("Token = ").Append(Token);
        return true;
    }
}
