using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Diagnostics;

namespace UserMacro.WebApi.Security;

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

        var input = HostInput.From(context);
        // Our own pages send theirs as a header: one in an address would appear in the logs of every proxy.
        var token = RequestToken.Find(kind == HostCallKind.OwnPage ? [] : input.Query, context.Request.Headers.Authorization);
        var outcome = await authenticator.AuthenticateAsync(kind, token, input.Request, context.Connection.RemoteIpAddress);
        if (outcome.Caller is { } sender && kind == HostCallKind.Form)
            (input, outcome) = await ReadFormAsync(context, input, sender);
        if (outcome.Caller is not { } caller)
        {
            await RefuseAsync(context, outcome);
            return;
        }

        context.Features.Set(caller);
        context.Features.Set(input);
        TenantScope.Enter(caller.Tenant);
        await next(context);
    }

    /// <summary>Reads what a verified sender posts, and sees that it is what was signed.</summary>
    async Task<(HostInput Input, AuthenticationResult Outcome)> ReadFormAsync(HttpContext context, HostInput head, HostCaller sender)
    {
        // The hash of a request with a query leaves its form open.
        if (head.Query.Length > 0)
            return (head, TokenFault.WrongQueryHash);
        var input = await head.WithFormAsync(context);
        var fault = RequestToken.IsIn(input.Form!) ? TokenFault.Malformed : authenticator.VerifyForm(sender, input.Request);
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
