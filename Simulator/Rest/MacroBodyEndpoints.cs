using System.Text.Json.Nodes;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rest;

internal static class MacroBodyEndpoints
{
    const string Path = "/rest/api/content/{id}/history/{version:int}/macro/id/{macroId}";

    /// <summary>
    /// The body of one macro of a published version, as stored or converted (docs/reference/confluence-rest.md#requests). A version that does not exist
    /// yet, as in a preview, is not found.
    /// </summary>
    public static void MapMacroBodies(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context, string id, int version, string macroId) =>
            Find(context, id, version, macroId) is var (_, _, use) ? Results.Json(Describe(use)) : Missing);
        routes.MapGet(Path + "/convert/{to}", async (HttpContext context, string id, int version, string macroId, string to, Converter converter) =>
            Find(context, id, version, macroId) is var (space, page, use)
                ? (await converter.ConvertAsync(context, use.Body, to, space, page)).ToResult()
                : Missing);
        routes.MapGet(Path
            + "/convert/async/{to}", async (HttpContext context, string id, int version, string macroId, string to, Converter converter, ConversionJobs jobs) =>
            Find(context, id, version, macroId) is var (space, page, use)
                ? jobs.Start(await converter.ConvertAsync(context, use.Body, to, space, page))
                : Missing);
    }

    static IResult Missing => RestProblem.NotFound("There is no such macro in this version of the content.");

    static (Space Space, Page Page, MacroInvocation Use)? Find(HttpContext context, string id, int version, string macroId)
    {
        var state = context.Site().State;
        var page = state.Pages.FirstOrDefault(page => page.Id == id && RestCaller.From(context).MayRead(page));
        return page?.Version(version) is { } found && MacroFinder.ById(found.Body, macroId) is { } use
            ? (state.Spaces.First(space => space.Key == page.SpaceKey), page, use)
            : null;
    }

    static JsonObject Describe(MacroInvocation use) => new()
    {
        ["name"] = use.Name,
        ["body"] = use.Body,
        // Each value in an object of its own, as the host's Java API has it; not in the published reference, so UNVERIFIED.
        ["parameters"] = new JsonObject(
            use.Parameters.DistinctBy(pair => pair.Key, StringComparer.Ordinal).Select(
                pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject { ["value"] = pair.Value }))),
        ["_links"] = new JsonObject(),
    };
}
