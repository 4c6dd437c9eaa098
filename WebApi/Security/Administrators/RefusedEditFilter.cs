using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Security.Administrators;

/// <summary>Enters in the audit log what the rules of site and macro refused an administrator, and decisions on a draft of one's own.</summary>
internal sealed class RefusedEditFilter(RefusalLog refusals) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if ((answer is INestedHttpResult nested ? nested.Result : answer) is ProblemResult { Type: ProblemTypes.Forbidden, Detail: var detail })
        {
            var http = context.HttpContext;
            var caller = http.Features.GetRequiredFeature<ApiCaller>();
            // Not waited for: a log that cannot be written must not change the answer.
            _ = refusals.EnterAsync(
                caller.Tenant,
                caller.AccountId,
                AuditActions.AdministratorRefused,
                http.GetRouteValue("key") as string ?? http.GetRouteValue("name") as string ?? "",
                string.Equals(detail, ForbiddenError.OwnDraft, StringComparison.Ordinal)
                    ? "own draft: another administrator must decide"
                    : "the rules let others edit");
        }

        return answer;
    }
}
