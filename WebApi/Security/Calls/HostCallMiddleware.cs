using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api;

namespace UserMacro.WebApi.Security.Calls;

/// <summary>Lets a request pass to an endpoint that asks for a host's call only when that host's adapter has verified it.</summary>
internal sealed class HostCallMiddleware(RequestDelegate next, HostAdapters<IHostCalls> hosts)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<HostCallRequirement>() is { Kind: var kind }
            && context.Features.Get<ApiCaller>() is null)
        {
            if (await HostOf(endpoint, context.Request).VerifyAsync(context, kind) is not { } caller)
            {
                return;
            }

            context.Features.Set(caller);
            TenantScope.Enter(caller.Tenant);
            if (kind != HostCallKind.Lifecycle
                && (Containment.AnswerTo(caller.Access, endpoint, context) ?? SiteMoves.AnswerTo(caller.Access, endpoint, context)) is { } answer)
            {
                await answer.ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    // Addresses that are no host's take the calls of pages in all of them; what is of none is the first one's to refuse.
    IHostCalls HostOf(Endpoint endpoint, HttpRequest request) => endpoint.Metadata.GetMetadata<HostEndpoint>() is { Host: var host }
        ? hosts.Of(host)
        : hosts.All.FirstOrDefault(known => known.Recognizes(request)) ?? hosts.All[0];
}
