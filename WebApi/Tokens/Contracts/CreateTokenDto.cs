using System.ComponentModel;

namespace UserMacro.WebApi.Tokens.Contracts;

/// <summary>A new API token.</summary>
internal sealed record CreateTokenDto
{
    [Description("What to call it; one line of at most {TokenName} characters.")]
    public required string Name { get; init; }

    [Description("read; write: change what pages do not see; publish: change what pages see. Reading goes with both.")]
    public required IReadOnlyList<TokenScope> Scopes { get; init; }

    [Description("For how many days it is valid, 1 to {TokenDays}.")]
    public int Days { get; init; } = 90;
}
