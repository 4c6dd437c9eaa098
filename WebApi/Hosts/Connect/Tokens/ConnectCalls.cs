using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Diagnostics;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>Verifies calls by the token that they bring.</summary>
internal sealed class ConnectCalls(HostAuthenticator authenticator, SecurityEvents events, ILogger<ConnectCalls> logger) : IHostCalls
{
    public string Kind => ConnectCredentials.Kind;

    public bool Recognizes(HttpRequest request) => RequestToken.Find([], request.Headers.Authorization) is not null;

    public async ValueTask<HostCaller?> VerifyAsync(HttpContext context, HostCallKind kind)
    {
        var signed = SignedInput.From(context);
        // Our own pages send theirs as a header: one in an address would appear in the logs of every proxy.
        var token = RequestToken.Find(kind == HostCallKind.OwnPage ? [] : signed.Input.Query, context.Request.Headers.Authorization);
        var outcome = await authenticator.AuthenticateAsync(kind, token, signed.Request, context.Connection.RemoteIpAddress);
        if (outcome.Caller is not null && kind == HostCallKind.Form)
        {
            (signed, outcome) = await ReadFormAsync(context, signed, outcome);
        }

        if (outcome.Caller is not { } caller)
        {
            await RefuseAsync(context, outcome);
            return null;
        }

        context.Features.Set<HostInput>(signed.Input);
        return caller;
    }

    /// <summary>Reads what a verified sender posts, and sees that it is what was signed.</summary>
    async Task<(SignedInput Input, AuthenticationResult Outcome)> ReadFormAsync(HttpContext context, SignedInput head, AuthenticationResult sender)
    {
        // The hash of a request with a query leaves its form open.
        if (head.Input.Query.Length > 0)
        {
            return (head, TokenFault.WrongQueryHash);
        }

        var input = await head.WithFormAsync(context);
        var fault = RequestToken.IsIn(input.Input.Form!) ? TokenFault.Malformed : authenticator.VerifyForm(sender.Token!, input.Request);
        return (input, fault == TokenFault.None ? sender : fault);
    }

    Task RefuseAsync(HttpContext context, AuthenticationResult outcome)
    {
        Log.CallerRefused(logger, context.GetEndpoint()!.DisplayName ?? "", outcome.Refusal, outcome.Fault);
        events.TokenRefused(outcome.Refusal == Refusal.BadToken ? outcome.Fault.ToString() : outcome.Refusal.ToString());
        if (outcome.Refusal == Refusal.Busy)
        {
            return new ProblemResult(FailureHandler.Unavailable).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
