using Microsoft.Extensions.Options;
using UserMacro.Simulator.Configuration;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Users;
using UserMacro.Simulator.Views;

namespace UserMacro.Simulator.Apps;

internal static class AppsEndpoints
{
    const string Path = "/wiki/plugins/servlet/upm";

    public static void MapApps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context, IOptions<SimulatorOptions> options) => Show(context, options.Value, error: null, StatusCodes.Status200OK));
        routes.MapPost(Path + "/{action}", ActAsync).DisableAntiforgery();
    }

    static async Task<IResult> ActAsync(HttpContext context, string action, AppInstaller installer, IOptions<SimulatorOptions> options)
    {
        if (!context.SimulatedUser().MayAdminister)
        {
            return Forbidden(context);
        }

        var site = context.Site();
        var cancellation = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(cancellation);
        var result = action switch
        {
            "install" when Uri.TryCreate(form["descriptor"], UriKind.Absolute, out var descriptor) =>
                await installer.InstallAsync(site, descriptor, cancellation),
            "reinstall" => await installer.ReinstallAsync(site, cancellation),
            "uninstall" => await installer.UninstallAsync(site, cancellation),
            "enable" => await installer.SwitchAsync(site, enabled: true, cancellation),
            "disable" => await installer.SwitchAsync(site, enabled: false, cancellation),
            "rotate-secret" => await installer.RotateSecretAsync(site, cancellation),
            _ => InstallResult.Failed("There is no such action."),
        };
        return result.Succeeded ? Results.Redirect(Path) : Show(context, options.Value, result.Error, StatusCodes.Status422UnprocessableEntity);
    }

    static IResult Show(HttpContext context, SimulatorOptions options, string? error, int status) =>
        context.SimulatedUser().MayAdminister
            ? PageFrame.Show(context, "Apps", AppsView.Page(context.Site(), options.DescriptorUrl, error), status: status)
            : Forbidden(context);

    static IResult Forbidden(HttpContext context) =>
        PageFrame.Message(context, StatusCodes.Status403Forbidden, "Only for administrators", "Switch to the administrator at the top right.");
}
