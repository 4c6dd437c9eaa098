using System.Globalization;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rest;

internal static class PageDetailEndpoints
{
    /// <summary>What belongs to a page, as API v2 gives it: each list in the caller's view.</summary>
    public static void MapPageDetails(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/api/v2/pages", (HttpContext context, string? id) => List(
                Pages(context).Where(page => id?.Split(',').Contains(page.Id, StringComparer.Ordinal) is true).Select(Describe)));
        var page = routes.MapGroup("/api/v2/pages/{id}");
        page.MapGet("/labels", (HttpContext context, string id) =>
            For(context, id, page => page.Labels.Select(
                (label, index) => new JsonObject { ["id"] = index.ToString(CultureInfo.InvariantCulture), ["name"] = label, ["prefix"] = "global" })));
        page.MapGet(
            "/ancestors", (HttpContext context, string id) => For(
                context, id, page => Above(context.Site().State, page).Reverse().Select(above => new JsonObject { ["id"] = above.Id, ["type"] = "page" })));
        page.MapGet(
            "/direct-children",
                (HttpContext context, string id) => For(context, id, page => Pages(context).Where(below => below.ParentId == page.Id).Select(Describe)));
        page.MapGet("/attachments", (HttpContext context, string id) => For(context, id, page => page.Files.Select((file, index) => new JsonObject
        {
            ["id"] = $"att{page.Id}{index}",
            ["title"] = file.Title,
            ["mediaType"] = file.MediaType,
            ["fileSize"] = file.Size,
            ["downloadLink"] = PageLinks.Download(page, file.Title),
        })));
        page.MapGet("/properties", (HttpContext context, string id) =>
            For(context,
                id, page => page.Properties.Select(pair => new JsonObject { ["key"] = pair.Key, ["value"] = JsonNode.Parse(pair.Value.GetRawText()) })));
    }

    static IEnumerable<Page> Pages(HttpContext context) => context.Site().State.Pages.Where(RestCaller.From(context).MayRead);

    static IEnumerable<Page> Above(SiteState state, Page page)
    {
        while (state.Pages.FirstOrDefault(other => other.Id == page.ParentId) is { } above)
        {
            yield return above;
            page = above;
        }
    }

    static JsonObject Describe(Page page) => new() { ["id"] = page.Id, ["type"] = "page", ["status"] = "current", ["title"] = page.Title };

    static IResult For(HttpContext context, string id, Func<Page, IEnumerable<JsonObject>> list) =>
        Pages(context).FirstOrDefault(page => page.Id == id) is { } page ? List(list(page)) : RestProblem.NotFound("There is no such content.");

    static IResult List(IEnumerable<JsonObject> items) =>
        Results.Json(new JsonObject { ["results"] = new JsonArray([.. items]), ["_links"] = new JsonObject() });
}
