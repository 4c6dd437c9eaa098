using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rest;

internal static partial class SearchEndpoints
{
    const int MaxLimit = 50;

    /// <summary>Search by CQL (docs/reference/confluence-rest.md#requests), as far as apps here use it: people by name, spaces and pages by title. Anything
    /// else is refused, so that no app
    /// gets used to an answer that the product would not give.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rest/api/search/user", (string cql, int? limit) => People().Match(cql) is { Success: true } match
            ? Results.Json(Page(SimulatedUser.All.Where(user => !user.IsAnonymous && Matches(user.DisplayName, match)).Select(user => new JsonObject
            {
                ["user"] = new JsonObject { ["type"] = "known", ["accountId"] = user.AccountId, ["displayName"] = user.DisplayName },
                ["title"] = user.DisplayName,
            }), limit))
            : Unknown);
        routes.MapGet("/rest/api/search", (HttpContext context, string cql, int? start, int? limit) =>
            Content().Match(cql) is { Success: true } match ? Results.Json(Page(Found(context, match), limit))
            : Macros().Match(cql) is { Success: true } macros ? Results.Json(Uses(context, macros, cql, start ?? 0, limit))
            : Unknown);
    }

    /// <summary>Pages that hold macros of these names; an answer names the address of the next one.</summary>
    static JsonObject Uses(HttpContext context, Match match, string cql, int start, int? limit)
    {
        var names = Quoted().Matches(match.Groups["names"].Value).Select(name => name.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var pages = context.Site().State.Pages
            .Where(page => RestCaller.From(context).MayRead(page) && MacroFinder.Names(page.Current.Body).Overlaps(names)).ToList();
        var json = Page(pages.Skip(start).Select(Describe), limit);
        var links = new JsonObject { ["base"] = $"{context.Request.Scheme}://{context.Request.Host}/wiki", ["context"] = "/wiki" };
        var next = start + json["size"]!.GetValue<int>();
        if (next < pages.Count)
        {
            links["next"] = $"/rest/api/search?cql={Uri.EscapeDataString(cql)}&limit={json["limit"]}&start={next}";
        }

        json["_links"] = links;
        return json;
    }

    static IResult Unknown => Results.Json(new { statusCode = 400, message = "Could not parse cql." }, statusCode: StatusCodes.Status400BadRequest);

    static IEnumerable<JsonObject> Found(HttpContext context, Match match) => match.Groups["type"].Value switch
    {
        "space" => Spaces(context, match),
        "attachment" => Files(context, match),
        _ => Pages(context, match),
    };

    static IEnumerable<JsonObject> Files(HttpContext context, Match match) =>
        context.Site().State.Pages.Where(RestCaller.From(context).MayRead)
            .SelectMany(page => page.Files).Where(file => Matches(file.Title, match)).Select(file => new JsonObject
            {
                ["content"] = new JsonObject { ["type"] = "attachment", ["status"] = "current", ["title"] = file.Title },
                ["title"] = file.Title,
                ["entityType"] = "content",
            });

    static IEnumerable<JsonObject> Spaces(HttpContext context, Match match) =>
        context.Site().State.Spaces.Where(space => Matches(space.Name, match)).Select(space => new JsonObject
        {
            ["space"] = new JsonObject { ["key"] = space.Key, ["name"] = space.Name, ["type"] = "global" },
            ["title"] = space.Name,
            ["entityType"] = "space",
        });

    static IEnumerable<JsonObject> Pages(HttpContext context, Match match) =>
        context.Site().State.Pages.Where(page => RestCaller.From(context).MayRead(page) && Matches(page.Title, match)).Select(Describe);

    static JsonObject Describe(Page page) => new()
    {
        ["content"] = new JsonObject
        {
            ["id"] = page.Id, ["type"] = "page", ["status"] = "current", ["title"] = page.Title,
            ["_links"] = new JsonObject { ["webui"] = PageLinks.View(page)["/wiki".Length..] },
        },
        ["title"] = page.Title,
        ["entityType"] = "content",
    };

    static bool Matches(string text, Match match) => text.Contains(match.Groups["text"].Value.TrimEnd('*'), StringComparison.OrdinalIgnoreCase);

    static JsonObject Page(IEnumerable<JsonObject> items, int? limit)
    {
        var results = new JsonArray([.. items.Take(Math.Clamp(limit ?? 25, 1, MaxLimit))]);
        return new() { ["results"] = results, ["start"] = 0, ["limit"] = limit ?? 25, ["size"] = results.Count };
    }

    [GeneratedRegex("^user\\.fullname *~ *\"(?<text>[^\"]*)\"$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex People();

    [GeneratedRegex(
        "^type in \\(page, blogpost\\) and macro (= |in \\()(?<names>\"[-a-z0-9\", ]*\")\\)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Macros();

    [GeneratedRegex("\"(?<name>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("^type *(= *(?<type>space|page|attachment)|in \\(page, blogpost\\)) and title *~ *\"(?<text>[^\"]*)\"$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Content();
}
