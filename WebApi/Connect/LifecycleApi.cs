using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Connect;

/// <summary>What Confluence tells of installations: 204, or 401 without a word, or 503 when it is worth telling again.</summary>
internal static class LifecycleApi
{
    public static IEndpointRouteBuilder MapLifecycle(this IEndpointRouteBuilder routes)
    {
        var lifecycle = routes.MapGroup("/connect").ExcludeFromDescription();
        lifecycle.MapPost("/installed", Installed);
        lifecycle.MapPost("/uninstalled", Uninstalled);
        lifecycle.MapPost("/enabled", Enabled).RequireToken(TokenKind.SignedLifecycle);
        lifecycle.MapPost("/disabled", Disabled).RequireToken(TokenKind.SignedLifecycle);
        return routes;
    }

    static async Task<IResult> Installed(HttpContext context, InstallMessages messages, Installations installations, ILogger<InstallMessages> logger)
    {
        var (message, fault) = await messages.ReadAsync(context, LifecycleEvents.Installed);
        return message is null ? Refuse(logger, LifecycleEvents.Installed, fault) : Answer(logger, LifecycleEvents.Installed, await installations.InstallAsync(message));
    }

    static async Task<IResult> Uninstalled(HttpContext context, InstallMessages messages, Installations installations, ILogger<InstallMessages> logger)
    {
        var (message, fault) = await messages.ReadAsync(context, LifecycleEvents.Uninstalled);
        return message is null ? Refuse(logger, LifecycleEvents.Uninstalled, fault) : Answer(logger, LifecycleEvents.Uninstalled, await installations.UninstallAsync(message));
    }

    static async Task<IResult> Enabled(HostCaller caller, Installations installations)
    {
        await installations.SetEnabledAsync(caller, enabled: true);
        return TypedResults.NoContent();
    }

    static async Task<IResult> Disabled(HostCaller caller, Installations installations)
    {
        await installations.SetEnabledAsync(caller, enabled: false);
        return TypedResults.NoContent();
    }

    static StatusCodeHttpResult Refuse(ILogger logger, string eventType, TokenFault fault)
    {
        Log.MessageRefused(logger, eventType, fault);
        return TypedResults.StatusCode(fault == TokenFault.KeyUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized);
    }

    static IResult Answer(ILogger logger, string eventType, Result<bool> result)
    {
        if (result.TryGet(out _, out var error))
            return TypedResults.NoContent();
        Log.MessageNotCarriedOut(logger, eventType, error.GetType().Name);
        return TypedResults.StatusCode(error is ConflictError ? StatusCodes.Status401Unauthorized : StatusCodes.Status503ServiceUnavailable);
    }
}
