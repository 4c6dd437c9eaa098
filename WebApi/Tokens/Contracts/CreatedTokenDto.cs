using System.ComponentModel;
using System.Text;

namespace UserMacro.WebApi.Tokens.Contracts;

/// <summary>A new API token and the text that opens the API.</summary>
internal sealed record CreatedTokenDto(
    TokenDto Token,
    [property: Description("For the Authorization header after 'Bearer '. It is shown only once and not stored.")] string Text)
{
    bool PrintMembers(StringBuilder text)
    {
        text.Append("Token = ").Append(Token);
        return true;
    }
}
