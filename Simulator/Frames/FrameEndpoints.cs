using UserMacro.Simulator.Html;
using UserMacro.Simulator.Signing;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Users;
using UserMacro.Simulator.Views;

namespace UserMacro.Simulator.Frames;

internal static class FrameEndpoints
{
    /// <summary>What the host's page asks for its frames: tokens, dialogs, and the app's own pages.</summary>
    public static void MapFrames(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/wiki/_frames/token", (HttpContext context, FrameContextTickets tickets, HostSigner signer) =>
        {
            var site = context.Site();
            var user = context.SimulatedUser();
            return site.State.Installation is { Enabled: true } app
                && tickets.Open(context.Request.Headers[FrameContextTickets.Header], site.State.ClientKey, user.Subject) is { } frame
                ? Results.Json(
                    new { token = signer.Context(site, app, user, frame.DeepClone().AsObject()), seconds = (int)HostSigner.ContextLifetime.TotalSeconds })
                : Results.Unauthorized();
        });
        routes.MapPost("/wiki/_frames/dialog/{moduleKey}", (HttpContext context, string moduleKey, FrameContextTickets tickets, FrameFactory frames) =>
        {
            var site = context.Site();
            var user = context.SimulatedUser();
            return tickets.Open(context.Request.Headers[FrameContextTickets.Header], site.State.ClientKey, user.Subject) is not null
                && FindPage(site, moduleKey) is { } module && MayOpen(module, user)
                ? Results.Json(frames.Page(site, site.State.Installation!, module.Key, module.Type, module.Definition.GetProperty("url").GetString()!, user))
                : Results.NotFound();
        });
        routes.MapGet("/wiki/plugins/servlet/ac/{appKey}/{moduleKey}", ShowPage);
    }

    /// <summary>
    /// A page of the app (docs/reference/connect-descriptor.md#pages). Query parameters reach the app only where the module's URL names them with the
    /// prefix <c>ac.</c>.
    /// </summary>
    static IResult ShowPage(HttpContext context, string appKey, string moduleKey, FrameFactory frames)
    {
        var site = context.Site();
        var user = context.SimulatedUser();
        if (site.State.Installation is not { Enabled: true } app || app.AppKey != appKey || FindPage(site, moduleKey) is not { } module)
        {
            return PageFrame.Message(
                context, StatusCodes.Status404NotFound, "We can't find that page", "The app that it belongs to is not installed or not enabled.");
        }

        if (!MayOpen(module, user))
        {
            return PageFrame.Message(
            context, StatusCodes.Status403Forbidden, "Only for administrators", "Switch to the administrator at the top right.");
        }

        var url = AppPageUrl.Fill(module.Definition.GetProperty("url").GetString()!, context.Request.Query);
        var frame = frames.Page(site, app, moduleKey, module.Type, url, user);
        var name = module.Definition.GetProperty("name").GetProperty("value").GetString()!;
        return PageFrame.Show(
            context, name,
            Markup.Create(
                $"<div class=\"app-page\" data-frame=\"{System.Text.Json.JsonSerializer.Serialize(frame, System.Text.Json.JsonSerializerOptions.Web)}\" data-title=\"{name}\"></div>"),
            layout: "main-app");
    }

    // The condition user_is_admin only hides the link (docs/reference/connect-descriptor.md#pages); an admin page itself is not served to others.
    static bool MayOpen(DynamicModule module, SimulatedUser user) => module.Type is not ModuleTypes.AdminPages || user.MayAdminister;

    static DynamicModule? FindPage(Site site, string key) =>
        site.State.Installation is { } app
            ? ModuleTypes.Declared(app.Descriptor).FirstOrDefault(
                module => module.Key == key && module.Type is ModuleTypes.AdminPages or "generalPages" or "configurePage" or "postInstallPage" or "dialogs")
            : null;
}
