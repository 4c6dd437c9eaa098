using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Users;

namespace UserMacro.Simulator.Rest;

internal static partial class SearchEndpoints
{
    const int MaxLimit = 50;

    /// <summary>Search by CQL (section 7), as far as apps here use it: people by name, spaces and pages by title. Anything else is refused, so that no app is used to an answer that the product would not give.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rest/api/search/user", (string cql, int? limit) => People().Match(cql) is { Success: true } match
            ? Results.Json(Page(SimulatedUser.All.Where(user => !user.IsAnonymous && Matches(user.DisplayName, match)).Select(user => new JsonObject
            {
                ["user"] = new JsonObject { ["type"] = "known", ["accountId"] = user.AccountId, ["displayName"] = user.DisplayName },
                ["title"] = user.DisplayName,
            }), limit))
            : Unknown);
        routes.MapGet("/rest/api/search", (HttpContext context, string cql, int? limit) => Content().Match(cql) is { Success: true } match
            ? Results.Json(Page(match.Groups["type"].Value == "space" ? Spaces(context, match) : Pages(context, match), limit))
            : Unknown);
    }

    static IResult Unknown => Results.Json(new { statusCode = 400, message = "Could not parse cql." }, statusCode: StatusCodes.Status400BadRequest);

    static IEnumerable<JsonObject> Spaces(HttpContext context, Match match) =>
        context.Site().State.Spaces.Where(space => Matches(space.Name, match)).Select(space => new JsonObject
        {
            ["space"] = new JsonObject { ["key"] = space.Key, ["name"] = space.Name, ["type"] = "global" },
            ["title"] = space.Name,
            ["entityType"] = "space",
        });

    static IEnumerable<JsonObject> Pages(HttpContext context, Match match) =>
        context.Site().State.Pages.Where(page => RestCaller.Of(context).MayRead(page) && Matches(page.Title, match)).Select(page => new JsonObject
        {
            ["content"] = new JsonObject { ["id"] = page.Id, ["type"] = "page", ["status"] = "current", ["title"] = page.Title },
            ["title"] = page.Title,
            ["entityType"] = "content",
        });

    static bool Matches(string text, Match match) => text.Contains(match.Groups["text"].Value.TrimEnd('*'), StringComparison.OrdinalIgnoreCase);

    static JsonObject Page(IEnumerable<JsonObject> items, int? limit)
    {
        var results = new JsonArray([.. items.Take(Math.Clamp(limit ?? 25, 1, MaxLimit))]);
        return new() { ["results"] = results, ["start"] = 0, ["limit"] = limit ?? 25, ["size"] = results.Count };
    }

    [GeneratedRegex("^user\\.fullname *~ *\"(?<text>[^\"]*)\"$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex People();

    [GeneratedRegex("^type *= *(?<type>space|page) and title *~ *\"(?<text>[^\"]*)\"$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Content();
}
