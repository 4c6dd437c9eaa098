using System.Globalization;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Pages;
using UserMacro.Simulator.Rendering;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Users;
using UserMacro.Simulator.Views;

namespace UserMacro.Simulator.Editor;

internal static class EditorEndpoints
{
    /// <summary>Writing pages in the browser.</summary>
    public static void MapEditor(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/wiki/spaces/{key}/pages/create", (HttpContext context, string key) =>
            context.Site().State.Spaces.FirstOrDefault(space => space.Key == key) is { } space && context.SimulatedUser().MayEdit
                ? Show(context, new PageEdit(Id: null, space.Key, space.HomePageId, Title: "", Storage: "<p></p>"), error: null, StatusCodes.Status200OK)
                : Forbidden(context));
        routes.MapGet("/wiki/spaces/{key}/pages/edit-v2/{id}", (HttpContext context, string key, string id) =>
            context.SimulatedUser() is { MayEdit: true } user
                && context.Site().State.Pages.FirstOrDefault(page => page.Id == id && page.SpaceKey == key && page.MayBeReadBy(user)) is { } page
                ? Show(context, new PageEdit(page.Id, page.SpaceKey, page.ParentId, page.Title, page.Current.Body, page.Current.Number), error: null,
                    StatusCodes.Status200OK)
                : Forbidden(context));
        routes.MapPost("/wiki/_pages/publish", PublishAsync).DisableAntiforgery();
        routes.MapPost("/wiki/_pages/preview", PreviewAsync);
    }

    static async Task<IResult> PublishAsync(HttpContext context, PageCollection book)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = form["id"].ToString() is { Length: > 0 } given ? given : null;
        var edit = new PageEdit(
            id, form["spaceKey"].ToString(), form["parentId"].ToString() is { Length: > 0 } parent ? parent : null, form["title"].ToString(),
            // Browsers send line ends of two characters.
            form["storage"].ToString().ReplaceLineEndings("\n"),
            id is null ? null : int.Parse(form["baseVersion"].ToString(), CultureInfo.InvariantCulture), form["message"].ToString());
        var result = book.Publish(context.Site(), edit, context.SimulatedUser());
        return result.Page is { } page ? Results.Redirect(PageLinks.View(page)) : Show(context, edit, result.Error, result.Status);
    }

    /// <summary>
    /// The body of a page as it would look, with macros told that this is a preview: its version does not exist yet
    /// (docs/reference/connect-descriptor.md#body-of-a-macro).
    /// </summary>
    static async Task<IResult> PreviewAsync(HttpContext context, PreviewRequest request, StorageRenderer renderer)
    {
        var state = context.Site().State;
        var user = context.SimulatedUser();
        if (!user.MayEdit || state.Spaces.FirstOrDefault(space => space.Key == request.SpaceKey) is not { } space)
        {
            return Results.Forbid();
        }

        var page = state.Pages.FirstOrDefault(page => page.Id == request.PageId && page.MayBeReadBy(user));
        var place = new MacroLocation(space, page?.Id ?? "", request.Title, (page?.Current.Number ?? 0) + 1, MacroLocation.Preview);
        return Results.Content(
            await renderer.RenderPageAsync(
                request.Storage, new RenderContext(context.Site(), place, user), context.RequestAborted), "text/html; charset=utf-8");
    }

    static IResult Show(HttpContext context, PageEdit edit, string? error, int status)
    {
        var state = context.Site().State;
        return PageFrame.Show(
            context, edit.Id is null ? "New page" : $"Edit {edit.Title}", EditorView.Form(edit, error),
            state.Spaces.FirstOrDefault(
                space => space.Key == edit.SpaceKey), state.Pages.FirstOrDefault(page => page.Id == edit.Id), status, layout: "main-wide");
    }

    static IResult Forbidden(HttpContext context) =>
        PageFrame.Message(context, StatusCodes.Status403Forbidden, "You may not edit here", "Switch to the author or the administrator at the top right.");
}

internal sealed record PreviewRequest(string SpaceKey, string? PageId, string Title, string Storage);
