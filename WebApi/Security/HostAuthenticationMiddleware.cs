using UserMacro.Grains.Interfaces;

namespace UserMacro.WebApi.Security;

/// <summary>Lets a request pass to an endpoint only with the token that the endpoint asks for, before anything else of it is read.</summary>
internal sealed class HostAuthenticationMiddleware(RequestDelegate next, HostAuthenticator authenticator, ILogger<HostAuthenticationMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TokenRequirement>() is not { Kind: var kind } || context.Features.Get<ApiCaller>() is not null)
        {
            await next(context);
            return;
        }

        var input = await HostInput.ReadAsync(context, kind);
        // Our own pages send theirs as a header: one in an address would stand in the logs of every proxy.
        var token = RequestToken.Find(kind == TokenKind.Context ? [] : input.Query, context.Request.Headers.Authorization, input.Form);
        var outcome = await authenticator.AuthenticateAsync(kind, token, input.Request, context.Connection.RemoteIpAddress);
        if (outcome.Caller is not { } caller)
        {
            Log.CallerRefused(logger, context.GetEndpoint()!.DisplayName ?? "", outcome.Refusal, outcome.Fault);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Features.Set(caller);
        context.Features.Set(input);
        TenantScope.Enter(caller.Tenant);
        await next(context);
    }
}
