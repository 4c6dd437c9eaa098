using System.Text.Json.Nodes;
using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Signing;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Control;

internal static class SigningEndpoints
{
    /// <summary>Signed requests and tokens for tests that speak to the app without a browser.</summary>
    public static void MapSigning(this IEndpointRouteBuilder group)
    {
        group.MapPost("/token", (HttpContext context, TokenRequest request, HostSigner signer) => For(context, request.User, (site, app, user) =>
            Place(site, request.PageId, request.MacroId) is { } frame
                ? Results.Ok(new { token = signer.Context(site, app, user, frame) })
                : Results.NotFound()));
        group.MapPost("/sign", (HttpContext context, SignRequest request, HostSigner signer) => For(context, request.User, (site, app, user) =>
        {
            var signed = new AppRequest(request.Method, request.Target, request.Form?.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)).ToList());
            return Place(site, request.PageId, request.MacroId) is { } frame
                ? Results.Ok(new { url = signed.Url(app), token = signer.Request(site, app, signed, user, frame) })
                : Results.NotFound();
        }));
        group.MapGet("/pages/{id}/frames", (HttpContext context, string id, string? user, FrameFactory frames) => For(context, user, (site, app, viewer) =>
            site.State.Pages.FirstOrDefault(page => page.Id == id) is not { } page
                ? Results.NotFound()
                : Results.Ok(
                    from use in MacroFinder.All(page.Current.Body)
                    let module = MacroCatalog.Find(site.State, use.Name)
                    where module is { IsStatic: false }
                    select new { macroId = use.Id, key = module.Key, url = frames.Macro(site, app, module, use, On(site, page), viewer).Url })));
    }

    static IResult For(HttpContext context, string? userName, Func<Site, Installation, SimulatedUser, IResult> answer) =>
        UserMacro.Simulator.Sites.Content.SimulatedUser.ByName(userName ?? UserMacro.Simulator.Sites.Content.SimulatedUser.Administrator.Name) is { } user
            && context.Site() is { State.Installation: { } app } site
            ? answer(site, app, user)
            : Results.NotFound();

    static JsonObject? Place(Site site, string? pageId, string? macroId)
    {
        if (pageId is null)
        {
            return FrameContext.OfSite(site);
        }

        var page = site.State.Pages.FirstOrDefault(page => page.Id == pageId);
        return page is not null && MacroFinder.ById(page.Current.Body, macroId ?? "") is { } use ? FrameContext.OfMacro(site, use, On(site, page)) : null;
    }

    static MacroLocation On(Site site, Page page) => MacroLocation.On(site.State.Spaces.First(space => space.Key == page.SpaceKey), page, page.Current);
}

/// <param name="Target">Path and query below the app's base URL.</param>
/// <param name="Form">Fields of a form body that the query hash is to cover.</param>
internal sealed record SignRequest(string Method, string Target, string? User, Dictionary<string, string>? Form, string? PageId, string? MacroId);

/// <param name="User">Name of the user; the administrator without one.</param>
/// <param name="PageId">With <paramref name="MacroId"/>: the token is that of a macro's frame.</param>
internal sealed record TokenRequest(string? User, string? PageId, string? MacroId);
