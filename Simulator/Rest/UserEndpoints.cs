using System.Text.Json.Nodes;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rest;

internal static class UserEndpoints
{
    /// <summary>Users and what they may do to the site as a whole (docs/reference/confluence-rest.md#administrators).</summary>
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rest/api/user", (string? accountId, string? expand) =>
            SimulatedUser.ByAccountId(accountId) is { } user
                ? Results.Json(Describe(user, expand))
                : RestProblem.NotFound("There is no user with this account id."));
        routes.MapGet("/rest/api/user/anonymous", (string? expand) => Results.Json(Describe(SimulatedUser.Anonymous, expand)));
        routes.MapGet("/rest/api/user/current", (HttpContext context, string? expand) =>
            RestCaller.From(context).User is { } user ? Results.Json(Describe(user, expand)) : RestProblem.Forbidden("An app has no current user."));
        routes.MapGet(
            "/rest/api/user/bulk", (string[] accountId) => Results.Json(
                Page(accountId.Take(100).Select(SimulatedUser.ByAccountId).OfType<SimulatedUser>().Select(user => Describe(user, expand: null)))));
        routes.MapGet("/rest/api/user/memberof", (string? accountId) =>
            SimulatedUser.ByAccountId(accountId) is { } user
                ? Results.Json(Page(Groups(user).Select(name => new JsonObject { ["type"] = "group", ["name"] = name })))
                    : RestProblem.NotFound("There is no user with this account id."));
    }

    static JsonObject Page(IEnumerable<JsonObject> items)
    {
        var results = new JsonArray([.. items]);
        return new JsonObject { ["start"] = 0, ["limit"] = 200, ["size"] = results.Count, ["results"] = results };
    }

    static IEnumerable<string> Groups(SimulatedUser user)
    {
        yield return "confluence-users";
        if (user.MayAdminister)
        {
            yield return "site-admins";
        }
    }

    static JsonObject Describe(SimulatedUser user, string? expand)
    {
        var json =
            new JsonObject { ["type"] = user.IsAnonymous ? "anonymous" : "known", ["displayName"] = user.DisplayName, ["publicName"] = user.DisplayName };
        if (!user.IsAnonymous)
        {
            json["accountId"] = user.AccountId;
            json["accountType"] = "atlassian";
        }

        if (expand?.Split(',').Contains("operations", StringComparer.Ordinal) is true)
        {
            json["operations"] = new JsonArray([.. Operations(user).Select(name => new JsonObject { ["operation"] = name, ["targetType"] = "application" })]);
        }

        return json;
    }

    static IEnumerable<string> Operations(SimulatedUser user)
    {
        yield return "use";
        if (user.MayEdit)
        {
            yield return "create_space";
        }

        if (user.MayAdminister)
        {
            yield return "administer";
        }
    }
}
