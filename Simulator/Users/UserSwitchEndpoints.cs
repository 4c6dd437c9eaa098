using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Users;

internal static class UserSwitchEndpoints
{
    /// <summary>The user menu of the top bar.</summary>
    public static void MapUserSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/wiki/_users/switch", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (SimulatedUser.ByName(form["user"]) is not { } user)
            {
                return Results.BadRequest();
            }

            context.SwitchTo(user);
            var target = form["returnTo"].ToString();
            return Results.LocalRedirect(target.StartsWith("/wiki", StringComparison.Ordinal) ? target : "/wiki");
        }).DisableAntiforgery();
}
