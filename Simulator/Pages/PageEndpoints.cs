using UserMacro.Simulator.Html;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Rendering;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Users;
using UserMacro.Simulator.Views;

namespace UserMacro.Simulator.Pages;

internal static class PageEndpoints
{
    /// <summary>Reading pages in the browser.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Redirect("/wiki"));
        routes.MapGet("/wiki", (HttpContext context) => Home(context, context.Site().State.Spaces[0].Key));
        routes.MapGet("/wiki/spaces/{key}", Home);
        // The address that Data Center had, which leads on.
        routes.MapGet("/wiki/pages/viewpage.action", (HttpContext context, string pageId) =>
            context.Site().State.Pages.FirstOrDefault(page => page.Id == pageId && page.MayBeReadBy(context.SimulatedUser())) is { } page
                ? Results.Redirect(PageLinks.View(page))
                : NotFound(context));
        routes.MapGet("/wiki/spaces/{key}/pages/{id:long}/{title?}", (HttpContext context, string key, string id, int? pageVersion, StorageRenderer renderer) =>
            ForPage(context, key, id, async (space, page) =>
                page.Version(pageVersion ?? 0) is { } version
                    ? PageFrame.Show(
                        context, page.Title, PageView.Page(
                            page, version, context.SimulatedUser(), await RenderAsync(context, renderer, MacroLocation.On(space, page, version), version)),
                                space, page)
                    : NotFound(context)));
        routes.MapGet("/wiki/spaces/{key}/pages/{id:long}/history", (HttpContext context, string key, string id) =>
            ForPage(context, key, id, (space, page) => Task.FromResult(PageFrame.Show(context, page.Title, PageView.History(page), space, page))));
        routes.MapGet("/wiki/spaces/{key}/pages/{id:long}/export", (HttpContext context, string key, string id, string? to, StorageRenderer renderer) =>
            ForPage(context, key, id, async (space, page) =>
            {
                var target = to is "word" or "email" ? to : "pdf";
                var body = await RenderAsync(context, renderer, MacroLocation.On(space, page, page.Current, target), page.Current);
                return PageFrame.Show(context, page.Title, PageView.Export(page, page.Current, target, body), space, page, layout: PageFrame.PaperLayout);
            }));
    }

    static IResult Home(HttpContext context, string key) =>
        context.Site().State.Spaces.FirstOrDefault(space => space.Key == key) is { } space
            ? Results.Redirect($"/wiki/spaces/{space.Key}/pages/{space.HomePageId}")
            : NotFound(context);

    static async Task<Markup> RenderAsync(HttpContext context, StorageRenderer renderer, MacroLocation place, PageVersion version) =>
        new(await renderer.RenderPageAsync(version.Body, new RenderContext(context.Site(), place, context.SimulatedUser()), context.RequestAborted));

    static async Task<IResult> ForPage(HttpContext context, string key, string id, Func<Space, Page, Task<IResult>> show)
    {
        var state = context.Site().State;
        return state.Spaces.FirstOrDefault(space => space.Key == key) is { } space
            && state.Pages.FirstOrDefault(page => page.Id == id && page.SpaceKey == key && page.MayBeReadBy(context.SimulatedUser())) is { } page
                ? await show(space, page)
                : NotFound(context);
    }

    static IResult NotFound(HttpContext context) =>
        PageFrame.Message(context, StatusCodes.Status404NotFound, "We can't find that page", "It may have been deleted, or you may not see it.");
}
