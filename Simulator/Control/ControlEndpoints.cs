using Microsoft.Extensions.Options;
using UserMacro.Simulator.Configuration;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.Seed;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Statics;
using UserMacro.Simulator.Users;

namespace UserMacro.Simulator.Control;

/// <summary>What tests do to a site over HTTP. README.md of the project lists it all.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/_simulator");
        group.MapGet("/site", (HttpContext context) => Results.Ok(SiteView.From(context.Site())));
        group.MapGet("/seed", (SeedProgress progress) => Results.Ok(new { done = progress.Done, step = progress.Step }));
        group.MapPost("/options", (HttpContext context, SiteSwitches switches) =>
        {
            context.Site().Update(state => state with { AcceptsStaticModules = switches.AcceptsStaticModules });
            return Results.NoContent();
        });
        group.MapPut("/module-faults", (HttpContext context, ModuleFaults faults) =>
        {
            context.Site().Update(state => state with { ModuleFaults = faults });
            return Results.NoContent();
        });
        group.MapGet("/account-reports", (HttpContext context) => Results.Ok(context.Site().AccountReports.Entries));
        group.MapPut("/account-statuses", (HttpContext context, AccountStatuses statuses) =>
        {
            context.Site().Update(state => state with { AccountStatuses = statuses });
            return Results.NoContent();
        });
        group.MapPost("/user/{name}", (HttpContext context, string name) =>
        {
            if (SimulatedUser.ByName(name) is not { } user)
            {
                return Results.NotFound();
            }

            context.SwitchTo(user);
            return Results.NoContent();
        });
        group.MapDelete("/static-cache", (StaticCache cache) =>
        {
            cache.Clear();
            return Results.NoContent();
        });
        MapLifecycle(group);
        group.MapSigning();
        group.MapPageControl();
    }

    static void MapLifecycle(RouteGroupBuilder group)
    {
        group.MapPost("/install", (HttpContext context, InstallRequest? request, AppInstaller installer, IOptions<SimulatorOptions> options) =>
            Answer(context, installer.InstallAsync(context.Site(), request?.DescriptorUrl ?? options.Value.DescriptorUrl, context.RequestAborted)));
        group.MapPost(
            "/uninstall", (HttpContext context, AppInstaller installer) => Answer(context, installer.UninstallAsync(context.Site(), context.RequestAborted)));
        group.MapPost(
            "/reinstall", (HttpContext context, AppInstaller installer) => Answer(context, installer.ReinstallAsync(context.Site(), context.RequestAborted)));
        group.MapPost(
            "/enable",
                (HttpContext context, AppInstaller installer) => Answer(context, installer.SwitchAsync(context.Site(), enabled: true, context.RequestAborted)));
        group.MapPost(
            "/disable", (HttpContext context, AppInstaller installer) => Answer(
                context, installer.SwitchAsync(context.Site(), enabled: false, context.RequestAborted)));
        group.MapPost(
            "/rotate-secret",
                (HttpContext context, AppInstaller installer) => Answer(context, installer.RotateSecretAsync(context.Site(), context.RequestAborted)));
    }

    static async Task<IResult> Answer(HttpContext context, Task<InstallResult> step) =>
        (await step).Error is { } error ? Results.Problem(error, statusCode: StatusCodes.Status502BadGateway) : Results.Ok(SiteView.From(context.Site()));
}

/// <param name="DescriptorUrl">The descriptor to install from; without one that of the configured app.</param>
internal sealed record InstallRequest(Uri? DescriptorUrl);

/// <summary>Where the host's behaviour is not known for sure, a test may choose.</summary>
internal sealed record SiteSwitches(bool AcceptsStaticModules);
