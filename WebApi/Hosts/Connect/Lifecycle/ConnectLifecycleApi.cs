using System.Globalization;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Hosts.Connect.Lifecycle;

/// <summary>What Confluence tells of installations: 204, or 401 without a word, 400 for a secret that is none, or 503 when it is worth telling again.</summary>
internal static class ConnectLifecycleApi
{
    public static IEndpointRouteBuilder MapLifecycle(this IEndpointRouteBuilder routes)
    {
        var lifecycle = routes.MapGroup("/connect").OfHost(ConnectCredentials.Kind).ExcludeFromDescription();
        lifecycle.MapPost("/installed", Installed);
        lifecycle.MapPost("/uninstalled", Uninstalled);
        lifecycle.MapPost("/enabled", Enabled).RequireHostCall(HostCallKind.Lifecycle);
        lifecycle.MapPost("/disabled", Disabled).RequireHostCall(HostCallKind.Lifecycle);
        return routes;
    }

    static async Task<IResult> Installed(HttpContext context, InstallMessages messages, Installations installations, InstallRefusals refusals)
    {
        var reading = await messages.ReadAsync(context, LifecycleEvents.Installed);
        return reading.Message is not { } message
            ? Refuse(refusals, LifecycleEvents.Installed, reading)
            : Answer(refusals, LifecycleEvents.Installed, await installations.InstallAsync(message));
    }

    static async Task<IResult> Uninstalled(HttpContext context, InstallMessages messages, Installations installations, InstallRefusals refusals)
    {
        var reading = await messages.ReadAsync(context, LifecycleEvents.Uninstalled);
        return reading.Message is not { } message
            ? Refuse(refusals, LifecycleEvents.Uninstalled, reading)
            : Answer(refusals, LifecycleEvents.Uninstalled, await installations.UninstallAsync(message));
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

    static IResult Refuse(InstallRefusals refusals, string eventType, InstallReading reading)
    {
        refusals.Report(eventType, reading.Fault);
        return reading.Fault switch
        {
            TokenFault.KeyUnavailable => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
            TokenFault.SecretRefused => SecretRefused(reading.SecretLength),
            _ => TypedResults.StatusCode(StatusCodes.Status401Unauthorized),
        };
    }

    // Whoever reads this has proved to be the host.
    static ProblemResult SecretRefused(int length) => new(ProblemMap.New(
        ProblemTypes.BadRequest,
        "Shared secret refused",
        StatusCodes.Status400BadRequest,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The shared secret must be {SharedSecretRule.MinLength} to {SharedSecretRule.MaxLength} visible ASCII characters; this "
                + $"one has {length}. Nothing was installed.")));

    static IResult Answer(InstallRefusals refusals, string eventType, Result<bool> result)
    {
        if (result.TryGet(out _, out var error))
        {
            return TypedResults.NoContent();
        }

        refusals.ReportNotCarriedOut(eventType, error);
        return TypedResults.StatusCode(error is ConflictError ? StatusCodes.Status401Unauthorized : StatusCodes.Status503ServiceUnavailable);
    }
}
