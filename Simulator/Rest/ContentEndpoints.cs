using System.Text.Json.Nodes;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rest;

internal static class ContentEndpoints
{
    /// <summary>
    /// Pages and spaces (docs/reference/confluence-rest.md#requests), and who may read a page (docs/reference/confluence-rest.md#permissions).
    /// </summary>
    public static void MapContent(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/rest/api/content/{id}",
                (HttpContext context, string id, string? expand) => ForPage(context, id, page => Results.Json(V1(context.Site().State, page, expand))));
        routes.MapGet(
            "/api/v2/pages/{id}", (HttpContext context, string id, int? version) => ForPage(
                context,
                id,
                page => page.Version(version ?? 0) is { } asked
                    ? Results.Json(V2(context.Site().State, page, asked, context.Request.Query["body-format"]))
                    : RestProblem.NotFound("There is no such version of the content.")));
        routes.MapGet("/rest/api/space/{key}", (HttpContext context, string key) =>
            context.Site().State.Spaces.FirstOrDefault(space => space.Key == key) is { } space
                ? Results.Json(Describe(space))
                : RestProblem.NotFound("There is no such space."));
        routes.MapGet("/api/v2/spaces", (HttpContext context, string? keys) => Results.Json(new JsonObject
        {
            ["results"] = new JsonArray(
                [.. context.Site().State.Spaces.Where(space => keys is null || keys.Split(',').Contains(space.Key, StringComparer.Ordinal)).Select(Describe)]),
        }));
        routes.MapPost("/rest/api/content/{id}/permission/check", (HttpContext context, string id, PermissionRequest request) =>
            context.Request.Headers["X-Atlassian-Token"].ToString() is not "no-check"
                ? RestProblem.Forbidden("XSRF check failed")
                : ForPage(context, id, page => Results.Json(new { hasPermission = Allows(page, request), errors = Array.Empty<object>() })));
    }

    static bool Allows(Page page, PermissionRequest request) =>
        SimulatedUser.ByAccountId(request.Subject.Identifier) is { } user
            && page.MayBeReadBy(user)
            && (request.Operation is "read" || (request.Operation is "update" && user.MayEdit));

    static IResult ForPage(HttpContext context, string id, Func<Page, IResult> answer) =>
        context.Site().State.Pages.FirstOrDefault(page => page.Id == id && RestCaller.From(context).MayRead(page)) is { } page
            ? answer(page)
            : RestProblem.NotFound("There is no such content.");

    static JsonObject V1(SiteState state, Page page, string? expand)
    {
        var json = new JsonObject
        {
            ["id"] = page.Id,
            ["type"] = "page",
            ["status"] = "current",
            ["title"] = page.Title,
            ["space"] = Describe(state.Spaces.First(space => space.Key == page.SpaceKey)),
            ["version"] = Describe(page.Current),
        };
        if (expand?.Contains("body.storage", StringComparison.Ordinal) is true)
        {
            json["body"] = Body(page.Current);
        }

        return json;
    }

    static JsonObject V2(SiteState state, Page page, PageVersion version, string? bodyFormat)
    {
        var json = new JsonObject
        {
            ["id"] = page.Id,
            ["status"] = "current",
            ["title"] = page.Title,
            ["spaceId"] = state.Spaces.First(space => space.Key == page.SpaceKey).Id,
            ["parentId"] = page.ParentId,
            ["authorId"] = page.Versions[0].AuthorId,
            ["createdAt"] = page.Versions[0].At,
            ["version"] = Describe(version),
        };
        if (bodyFormat is "storage")
        {
            json["body"] = Body(version);
        }

        return json;
    }

    static JsonObject Body(PageVersion version) => new() { ["storage"] = new JsonObject { ["value"] = version.Body, ["representation"] = "storage" } };

    static JsonObject Describe(PageVersion version) =>
        new() { ["number"] = version.Number, ["message"] = version.Message, ["authorId"] = version.AuthorId, ["createdAt"] = version.At };

    static JsonObject Describe(Space space) =>
        new() { ["id"] = space.Id, ["key"] = space.Key, ["name"] = space.Name, ["type"] = "global", ["homepageId"] = space.HomePageId };
}

/// <summary>Asks whether a user may do something to a content (docs/reference/confluence-rest.md#permissions).</summary>
internal sealed record PermissionRequest(PermissionSubject Subject, string Operation);

internal sealed record PermissionSubject(string Type, string Identifier);
