using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Users;

namespace UserMacro.Simulator.Rest;

/// <summary>
/// Decides who calls: a JWT makes the caller the app, else it is the browser's user. A frame of the app that asks through
/// <c>AP.request</c> proves itself by its ticket and is held to the app's scopes as well as to the user's rights (docs/reference/connect-bridge.md#calls).
/// </summary>
internal sealed class RestAccess(AppTokenCheck tokens, FrameContextTickets tickets) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var site = context.Site();
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.ContentLength > 0)
        {
            return RestProblem.BadRequest("A GET must not have a body.");
        }

        if (context.Request.Headers.Authorization.Count > 0)
        {
            if (tokens.Refuse(context, site) is { } reason)
            {
                return RestProblem.Unauthorized(reason);
            }

            context.Items[typeof(RestCaller)] = new RestCaller(User: null);
            return await next(invocation);
        }

        var user = context.SimulatedUser();
        if (context.Request.Headers[FrameContextTickets.Header] is [{ } ticket])
        {
            if (tickets.Open(ticket, site.State.ClientKey, user.Subject) is null)
            {
                return RestProblem.Unauthorized(
                "This frame is not one of this page and user.");
            }

            if (site.State.Installation is not { Enabled: true } app || !Scopes.Cover(app, Needed(context.Request)))
            {
                return RestProblem.Forbidden(
                "The app's scopes do not cover this request.");
            }
        }

        context.Items[typeof(RestCaller)] = new RestCaller(user);
        return await next(invocation);
    }

    // Conversions and permission checks read, although they are posted.
    static string Needed(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
            || request.Path.Value!.Contains("/convert/", StringComparison.Ordinal)
            || request.Path.Value.EndsWith("/permission/check", StringComparison.Ordinal)
            ? "READ"
            : "WRITE";
}

internal static class Scopes
{
    static readonly string[] Chain = ["NONE", "READ", "WRITE", "DELETE", "SPACE_ADMIN", "ADMIN"];

    /// <summary>
    /// Whether the app's scopes hold the needed one; each of the chain holds those before it (docs/reference/connect-descriptor.md#descriptor).
    /// </summary>
    public static bool Cover(Installation app, string needed) =>
        app.Scopes.Select(scope => Array.IndexOf(Chain, scope)).DefaultIfEmpty(-1).Max() >= Array.IndexOf(Chain, needed);
}
