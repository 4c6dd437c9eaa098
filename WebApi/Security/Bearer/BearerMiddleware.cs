using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security.Administrators;

namespace UserMacro.WebApi.Security.Bearer;

/// <summary>Lets a request with an API token pass to an endpoint of the administrators' API that its scopes cover, in the name of who made the token.</summary>
internal sealed class BearerMiddleware(
    RequestDelegate next, BearerTokens tokens, AdministratorCheck check, RefusalLog refusals, SecurityEvents events, TokenNetworks networks)
{
    const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        var requirement = context.GetEndpoint()?.Metadata.GetMetadata<AdministratorRequirement>();
        var authorization = context.Request.Headers.Authorization;
        if (requirement is null || authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var lookup = BearerToken.TryParse(header[Scheme.Length..].Trim(), out var token)
            ? await tokens.FindAsync(token, context.Connection.RemoteIpAddress)
            : default;
        if (lookup.IsBusy)
        {
            await new ProblemResult(FailureHandler.Unavailable).ExecuteAsync(context);
            return;
        }

        if (lookup.Found is not { } session)
        {
            events.TokenRefused("ApiToken");
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        TenantScope.Enter(session.Access.Tenant);
        networks.Note($"{session.Access.Tenant.Value}/{session.Token.Id}", context.Connection.RemoteIpAddress);
        var endpoint = context.GetEndpoint()!;
        if ((Containment.AnswerTo(session.Access, endpoint, context) ?? SiteMoves.AnswerTo(session.Access, endpoint, context)) is { } answer)
        {
            await answer.ExecuteAsync(context);
            return;
        }

        if (await RefusalAsync(context, session) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
        }
        else
        {
            await PassAsync(context, session);
        }
    }

    async ValueTask<ProblemResult?> RefusalAsync(HttpContext context, BearerSession session)
    {
        var metadata = context.GetEndpoint()!.Metadata;
        if (metadata.GetMetadata<PersonRequirement>() is { What: var what })
        {
            return Audited(session, NoPerson(what), AdministratorRefusal.PersonNeeded, $"{what} cannot be managed with an API token");
        }

        var scope = metadata.GetMetadata<ScopeRequirement>()?.Scope ?? (HttpMethods.IsGet(context.Request.Method) ? TokenScopes.Read : TokenScopes.Write);
        if (!session.Token.Scopes.HasFlag(scope))
        {
            return Audited(session, TooSmall(scope), AdministratorRefusal.ScopeMissing, $"scope {Name(scope)} missing");
        }

        return await check.MayAdministerAsync(session.Access, session.AccountId, context.RequestAborted) switch
        {
            true => null,
            false => Audited(session, AdministratorMiddleware.NotAdministrator, AdministratorRefusal.NoAdministrator, "its creator is no administrator"),
            null => AdministratorMiddleware.Unavailable,
        };
    }

    Task PassAsync(HttpContext context, BearerSession session)
    {
        context.Features.Set(new ApiCaller(session.Access.Tenant, session.AccountId, session.Access.BaseUrl)
        {
            TokenId = session.Token.Id,
            SiteHosts = session.Access.Rules.Hosts,
        });
        NewAccounts.Begin();
        return next(context);
    }

    ProblemResult Audited(BearerSession session, ProblemResult refusal, AdministratorRefusal kind, string why)
    {
        events.AdministratorRefused(kind);
        // Not waited for: a log that cannot be written must not change the answer.
        _ = refusals.EnterAsync(session.Access.Tenant, session.AccountId, AuditActions.TokenRefused, session.Token.Id, why);
        return refusal;
    }

    static ProblemResult NoPerson(string what) => new(ProblemMap.New(
        ProblemTypes.WrongToken,
        "Wrong token",
        StatusCodes.Status403Forbidden,
        $"{what} cannot be managed with an API token: use the admin page."));

    static ProblemResult TooSmall(TokenScopes scope) => new(ProblemMap.New(
        ProblemTypes.InsufficientScope, "Scope too small", StatusCodes.Status403Forbidden, $"This needs an API token with the scope '{Name(scope)}'."));

    static string Name(TokenScopes scope) => scope switch
    {
        TokenScopes.Publish => "publish",
        TokenScopes.Write => "write",
        _ => "read",
    };
}
