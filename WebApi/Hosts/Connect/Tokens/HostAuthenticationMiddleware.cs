using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Diagnostics;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>Lets a request pass to an endpoint only with the token that the endpoint asks for, before anything else of it is read.</summary>
internal sealed class HostAuthenticationMiddleware(RequestDelegate next, HostAuthenticator authenticator, ILogger<HostAuthenticationMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HostCallRequirement>() is not { Kind: var kind } || context.Features.Get<ApiCaller>() is not null)
        {
            await next(context);
            return;
        }

        var signed = SignedInput.From(context);
        // Our own pages send theirs as a header: one in an address would appear in the logs of every proxy.
        var token = RequestToken.Find(kind == HostCallKind.OwnPage ? [] : signed.Input.Query, context.Request.Headers.Authorization);
        var outcome = await authenticator.AuthenticateAsync(kind, token, signed.Request, context.Connection.RemoteIpAddress);
        if (outcome.Caller is not null && kind == HostCallKind.Form)
            (signed, outcome) = await ReadFormAsync(context, signed, outcome);
        if (outcome.Caller is not { } caller)
        {
            await RefuseAsync(context, outcome);
            return;
        }

        context.Features.Set(caller);
        context.Features.Set<HostInput>(signed.Input);
        TenantScope.Enter(caller.Tenant);
        await next(context);
    }

    /// <summary>Reads what a verified sender posts, and sees that it is what was signed.</summary>
    async Task<(SignedInput Input, AuthenticationResult Outcome)> ReadFormAsync(HttpContext context, SignedInput head, AuthenticationResult sender)
    {
        // The hash of a request with a query leaves its form open.
        if (head.Input.Query.Length > 0)
            return (head, TokenFault.WrongQueryHash);
        var input = await head.WithFormAsync(context);
        var fault = RequestToken.IsIn(input.Input.Form!) ? TokenFault.Malformed : authenticator.VerifyForm(sender.Token!, input.Request);
        return (input, fault == TokenFault.None ? sender : fault);
    }

    Task RefuseAsync(HttpContext context, AuthenticationResult outcome)
    {
        Log.CallerRefused(logger, context.GetEndpoint()!.DisplayName ?? "", outcome.Refusal, outcome.Fault);
        if (outcome.Refusal == Refusal.Busy)
            return new ProblemResult(FailureHandler.Unavailable).ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
