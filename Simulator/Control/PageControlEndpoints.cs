using UserMacro.Simulator.Pages;
using UserMacro.Simulator.Sites;

namespace UserMacro.Simulator.Control;

internal static class PageControlEndpoints
{
    /// <summary>Pages for tests: listed, written, changed.</summary>
    public static void MapPageControl(this IEndpointRouteBuilder group)
    {
        group.MapGet("/pages", (HttpContext context) => Results.Ok(context.Site().State.Pages.Select(PageSummary.From)));
        group.MapPost("/pages", (HttpContext context, PageRequest request, PageCollection book) => Publish(context, id: null, request, book));
        group.MapPut("/pages/{id}", (HttpContext context, string id, PageRequest request, PageCollection book) => Publish(context, id, request, book));
    }

    static IResult Publish(HttpContext context, string? id, PageRequest request, PageCollection book)
    {
        var space = context.Site().State.Spaces[0];
        var edit = new PageEdit(id, request.SpaceKey ?? space.Key, request.ParentId ?? space.HomePageId, request.Title, request.Storage, Readers: request.Readers is { } readers ? [.. readers] : null);
        var result = book.Publish(context.Site(), edit, Users.SimulatedUser.Administrator);
        if (result.Page is not { } page)
            return Results.Problem(result.Error, statusCode: result.Status);
        context.Site().Update(state => state with { Pages = state.Pages.Replace(page, request.Describe(page)) });
        return Results.Ok(PageSummary.From(page));
    }
}
