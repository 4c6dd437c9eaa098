using Microsoft.AspNetCore.Http.Features;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Frames;
using UserMacro.WebApi.Render.Sandbox;
using UserMacro.WebApi.Render.StaticOutput;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render;

/// <summary>Macros on pages.</summary>
internal static class RenderApi
{
    /// <summary>Adds the addresses of macros below those of a host.</summary>
    public static IEndpointRouteBuilder MapRender(this IEndpointRouteBuilder routes, HostPage host)
    {
        var render = routes.MapGroup(host.Endpoints).OfHost(host.Kind).ExcludeFromDescription();
        render.MapGet("/render/{key}", Framed).RequireHostCall(HostCallKind.Page).OnFailure(FramedFailure);
        render.MapPost("/frames/{key}", WithBody).RequireHostCall(HostCallKind.OwnPage).WithMetadata(ServedWhileMoving.Instance);
        render.MapGet("/sandbox/{ticket}", (string ticket, HttpContext context, SandboxPage page) => page.AnswerAsync(context, host, ticket));
        render.MapGet("/static/{key}", Static).RequireHostCall(HostCallKind.Page).OnFailure(StaticFailure);
        render.MapPost("/static/{key}", Static).RequireHostCall(HostCallKind.Form).WithMetadata(ServedWhileMoving.Instance).OnFailure(StaticFailure);
        return routes;
    }

    static Task<IResult> Framed(string key, HostCaller caller, HostInput input, FramedRender render, CancellationToken cancellation) =>
        render.RenderAsync(caller, input.ReadUse(key, caller), cancellation);

    static Task<IResult> WithBody(string key, FrameBodyDto request, HostCaller caller, FrameContentRenderer render, CancellationToken cancellation) =>
        render.RenderAsync(caller, key, request, cancellation);

    static Task<IResult> Static(string key, HttpContext context, HostCaller caller, HostInput input, StaticRender render) =>
        render.RenderAsync(context, caller, input.ReadUse(key, caller));

    static IResult FramedFailure(HttpContext context, ApiProblem problem) =>
        context.RequestServices.GetRequiredService<FramedRender>().Failure(context.Features.GetRequiredFeature<HostCaller>(), problem);

    static IResult StaticFailure(HttpContext context, ApiProblem problem) => StaticPresenter.Warning(ViewerMessages.FailureOf(problem));
}
