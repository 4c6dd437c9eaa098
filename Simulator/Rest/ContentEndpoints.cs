using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
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
            (HttpContext context, string id, string? status, int? version, string? expand, PageBodies bodies) => ForPage(
                context,
                id,
                page => Version(page, status, version) is { } found
                    ? V1Async(context, page, found, expand ?? "", bodies)
                    : Task.FromResult(RestProblem.NotFound("There is no such version of the content."))));
        routes.MapGet(
            "/api/v2/pages/{id}",
            (HttpContext context, string id, [FromQuery(Name = "body-format")] string? format, int? version, PageBodies bodies) => ForPage(
                context,
                id,
                page => page.Version(version ?? 0) is { } found
                    ? V2Async(context, page, found, format, bodies)
                    : Task.FromResult(RestProblem.NotFound("There is no such version of the content."))));
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
                ? Task.FromResult(RestProblem.Forbidden("XSRF check failed"))
                : ForPage(
                    context,
                    id,
                    page => Task.FromResult(Results.Json(new { hasPermission = Allows(page, request), errors = Array.Empty<object>() }))));
    }

    /// <summary>The current version, or with the status of those that were replaced the one that is named.</summary>
    static PageVersion? Version(Page page, string? status, int? number) => status is "historical" ? page.Version(number ?? 0) : page.Current;

    static bool Allows(Page page, PermissionRequest request) =>
        SimulatedUser.ByAccountId(request.Subject.Identifier) is { } user
            && page.MayBeReadBy(user)
            && (request.Operation is "read" || (request.Operation is "update" && user.MayEdit));

    static Task<IResult> ForPage(HttpContext context, string id, Func<Page, Task<IResult>> answer) =>
        context.Site().State.Pages.FirstOrDefault(page => page.Id == id && RestCaller.From(context).MayRead(page)) is { } page
            ? answer(page)
            : Task.FromResult(RestProblem.NotFound("There is no such content."));

    static async Task<IResult> V1Async(HttpContext context, Page page, PageVersion version, string expand, PageBodies bodies)
    {
        var json = new JsonObject
        {
            ["id"] = page.Id,
            ["type"] = "page",
            ["status"] = version == page.Current ? "current" : "historical",
            ["title"] = page.Title,
            ["space"] = Describe(context.Site().State.Spaces.First(space => space.Key == page.SpaceKey)),
            ["version"] = Describe(version),
        };
        var wanted = expand.Split(',', StringSplitOptions.TrimEntries).Where(part => part.StartsWith("body.", StringComparison.Ordinal));
        var body = new JsonObject();
        foreach (var representation in wanted.Select(part => part["body.".Length..]))
        {
            if (await bodies.DescribeAsync(context, page, version, representation) is { } described)
            {
                body[representation] = described;
            }
        }

        if (body.Count > 0)
        {
            json["body"] = body;
        }

        return Results.Json(json);
    }

    static async Task<IResult> V2Async(HttpContext context, Page page, PageVersion version, string? format, PageBodies bodies)
    {
        var json = new JsonObject
        {
            ["id"] = page.Id,
            ["status"] = "current",
            ["title"] = page.Title,
            ["spaceId"] = context.Site().State.Spaces.First(space => space.Key == page.SpaceKey).Id,
            ["parentId"] = page.ParentId,
            ["authorId"] = page.Versions[0].AuthorId,
            ["createdAt"] = page.Versions[0].At,
            ["version"] = Describe(version),
        };
        if (format is not null && await bodies.DescribeAsync(context, page, version, format) is { } body)
        {
            json["body"] = new JsonObject { [format] = body };
        }

        return Results.Json(json);
    }

    static JsonObject Describe(PageVersion version) =>
        new() { ["number"] = version.Number, ["message"] = version.Message, ["authorId"] = version.AuthorId, ["createdAt"] = version.At };

    static JsonObject Describe(Space space) =>
        new() { ["id"] = space.Id, ["key"] = space.Key, ["name"] = space.Name, ["type"] = "global", ["homepageId"] = space.HomePageId };
}

/// <summary>Asks whether a user may do something to a content (docs/reference/confluence-rest.md#permissions).</summary>
internal sealed record PermissionRequest(PermissionSubject Subject, string Operation);

internal sealed record PermissionSubject(string Type, string Identifier);
