using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Users;

/// <summary>Who sits at the browser: the simulator's own cookie says so, one for each site. Without one it is the administrator.</summary>
internal static class CurrentUser
{
    public static SimulatedUser SimulatedUser(this HttpContext context) =>
        UserMacro.Simulator.Sites.Content.SimulatedUser.ByName(context.Request.Cookies[CookieOf(context)])
            ?? UserMacro.Simulator.Sites.Content.SimulatedUser.Administrator;

    public static void SwitchTo(this HttpContext context, SimulatedUser user) =>
        context.Response.Cookies.Append(
            CookieOf(context), user.Name, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(30) });

    // Cookies do not tell ports apart, so the name does.
    static string CookieOf(HttpContext context) => $"simulator-user-{context.Site().Number}";
}
