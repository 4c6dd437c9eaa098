using Microsoft.AspNetCore.Http.Features;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts.Connect.Tokens;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Hosts.Connect.Lifecycle;

/// <summary>Reads and verifies what Confluence signs with its own key pair: <c>installed</c> and <c>uninstalled</c>.</summary>
internal sealed class InstallMessages(LifecycleVerifier verifier, ConnectApp app)
{
    /// <summary>
    /// The message of a request, or the reason why it proves nothing. The body is read only when the token is good, which covers all but
    /// the body.
    /// </summary>
    public async Task<InstallReading> ReadAsync(HttpContext context, string eventType)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!ConnectToken.TryParse(RequestToken.Find(RawQuery.Parse(target), context.Request.Headers.Authorization), out var token))
        {
            return TokenFault.Malformed;
        }

        var party = UnknownIssuers.NetworkOf(context.Connection.RemoteIpAddress);
        var request = new SignedRequest(context.Request.Method, target, app.BasePath);
        if (await verifier.VerifyAsync(token, request, party, context.RequestAborted) is var fault and not TokenFault.None)
        {
            return fault;
        }

        if (!LifecycleMessage.TryParse(await ReadBodyAsync(context), out var message) || !string.Equals(message.EventType, eventType, StringComparison.Ordinal))
        {
            return TokenFault.Malformed;
        }

        return verifier.VerifyMessage(token, message) switch
        {
            TokenFault.None => new InstallMessage(message, new LifecycleProof(token.Fingerprint(), token.Expires + TokenLimits.Leeway, token.IssuedAt)),
            TokenFault.SecretRefused => new(Message: null, TokenFault.SecretRefused, message.SharedSecret!.Length),
            var refused => refused,
        };
    }

    /// <exception cref="BadHttpRequestException">The body is larger than such a message is.</exception>
    static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Limits.LifecycleMessage;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }
}

/// <summary>The result of reading a lifecycle message.</summary>
/// <param name="Message">The message; null when it proves nothing.</param>
/// <param name="Fault">Why it proves nothing.</param>
/// <param name="SecretLength">The length of a secret that is refused, in characters.</param>
internal readonly record struct InstallReading(InstallMessage? Message, TokenFault Fault, int SecretLength = 0)
{
    public static implicit operator InstallReading(InstallMessage message) => new(message, TokenFault.None);

    public static implicit operator InstallReading(TokenFault fault) => new(Message: null, fault);
}
