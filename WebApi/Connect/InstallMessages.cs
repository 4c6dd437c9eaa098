using Microsoft.AspNetCore.Http.Features;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosting;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Connect;

/// <summary>Reads and verifies what Confluence signs with its own key pair: <c>installed</c> and <c>uninstalled</c>.</summary>
internal sealed class InstallMessages(LifecycleVerifier verifier, ConnectApp app)
{
    /// <summary>The message of a request; null with the reason when it proves nothing.</summary>
    public async Task<(InstallMessage? Message, TokenFault Fault)> ReadAsync(HttpContext context, string eventType)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var text = RequestToken.Find(RawQuery.Parse(target), context.Request.Headers.Authorization, form: null);
        if (!ConnectToken.TryParse(text, out var token)
            || !LifecycleMessage.TryParse(await ReadBodyAsync(context), out var message)
            || !string.Equals(message.EventType, eventType, StringComparison.Ordinal))
        {
            return (null, TokenFault.Malformed);
        }

        var fault = await verifier.VerifyAsync(token, message, new(context.Request.Method, target, app.BasePath), context.RequestAborted);
        return fault == TokenFault.None
            ? (new(message, new LifecycleProof(token.Fingerprint(), token.Expires + TokenLimits.Leeway)), fault)
            : (null, fault);
    }

    /// <exception cref="BadHttpRequestException">The body is larger than such a message is.</exception>
    static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = ServiceLimits.LifecycleBytes;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }
}
