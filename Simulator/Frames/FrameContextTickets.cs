using System.Security.Cryptography;
using System.Text.Json.Nodes;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Simulator.Frames;

/// <summary>
/// What the host's own page holds for each frame (<c>contextJwt</c>): which module, user and place it is for. Sealed by this process,
/// so that a page can ask for tokens of the frames that it was given and of no other.
/// </summary>
internal sealed class FrameContextTickets(TimeProvider time)
{
    /// <summary>The header in which a frame that asks through <c>AP.request</c> sends its ticket.</summary>
    public const string Header = "X-Simulator-Frame";

    static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    readonly string _secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
    readonly HostTokenVerifier _verifier = new(time);

    public string Seal(string clientKey, string? accountId, JsonObject context)
    {
        var now = time.GetUtcNow();
        return HmacToken.Sign(
            new TokenClaims
            {
                Issuer = clientKey,
                Subject = accountId, IssuedAt = now, Expires = now + Lifetime, QueryHash = TokenLimits.ContextQueryHash, Context = context
            },
            _secret);
    }

    /// <summary>The context that a ticket holds, if it is one of this site and user.</summary>
    public JsonObject? Open(string? ticket, string clientKey, string? accountId) =>
        ConnectToken.TryParse(ticket, out var token)
        && _verifier.VerifyContext(token, [_secret]) is TokenFault.None
        && token.Issuer == clientKey
        && token.Subject == accountId
            ? Context(ticket!)
            : null;

    static JsonObject Context(string ticket) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(ticket.Split('.')[1]))!["context"]!.AsObject();
}
