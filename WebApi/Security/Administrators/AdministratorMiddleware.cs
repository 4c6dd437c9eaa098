using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Security.Administrators;

/// <summary>Lets only administrators of the site pass to the endpoints that ask for one.</summary>
internal sealed class AdministratorMiddleware(RequestDelegate next, AdministratorCheck check, RefusalLog refusals, SecurityEvents events)
{
    static readonly ProblemResult WrongToken = new(ProblemMap.New(
        ProblemTypes.WrongToken,
            "Wrong token", StatusCodes.Status403Forbidden, "This address accepts tokens of the admin page, not tokens of a macro or a page."));

    public static readonly ProblemResult NotAdministrator = new(ProblemMap.New(
        ProblemTypes.NotAdministrator, "Not an administrator", StatusCodes.Status403Forbidden, "Only administrators of the Confluence site may do this."));

    public static readonly ProblemResult Unavailable = new(ProblemMap.New(
        ProblemTypes.Unavailable, "Confluence does not answer", StatusCodes.Status503ServiceUnavailable,
            "Confluence did not answer whether you may do this. Try again in a moment."));

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AdministratorRequirement>() is null || context.Features.Get<ApiCaller>() is not null)
        {
            await next(context);
            return;
        }

        if (await RefusalAsync(context) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
        }
        else
        {
            NewAccounts.Begin();
            await next(context);
        }
    }

    async ValueTask<ProblemResult?> RefusalAsync(HttpContext context)
    {
        var caller = context.Features.GetRequiredFeature<HostCaller>();
        // A token from inside a macro or page may be in the hands of whoever wrote that macro.
        if (caller.Context.IsOfMacroOrContent)
        {
            return Audited(caller, WrongToken, AdministratorRefusal.TokenOfAMacro, "token of a macro or page");
        }

        if (caller.AccountId is not { } account)
        {
            return Audited(caller, NotAdministrator, AdministratorRefusal.NoAccount, "no account");
        }

        switch (await check.MayAdministerAsync(caller.Access, account, context.RequestAborted))
        {
            case true:
                context.Features.Set(new ApiCaller(caller.Tenant, account, caller.Access.BaseUrl) { SiteHosts = caller.Access.Rules.Hosts });
                return null;
            case false:
                return Audited(caller, NotAdministrator, AdministratorRefusal.NoAdministrator, "no administrator");
            case null:
                return Unavailable;
        }
    }

    ProblemResult Audited(HostCaller caller, ProblemResult refusal, AdministratorRefusal kind, string why)
    {
        events.AdministratorRefused(kind);
        // Not waited for: a log that cannot be written must not change the answer.
        _ = refusals.EnterAsync(caller.Tenant, caller.AccountId, AuditActions.AdministratorRefused, "", why);
        return refusal;
    }
}
