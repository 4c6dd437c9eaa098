using System.Collections.Immutable;
using System.Text.Json;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Pages;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

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
        var edit =
            new PageEdit(
                id, request.SpaceKey
                    ?? space.Key, request.ParentId
                    ?? space.HomePageId, request.Title, request.Storage, Readers: request.Readers is { } readers ? [.. readers] : null);
        var result = book.Publish(context.Site(), edit, UserMacro.Simulator.Sites.Content.SimulatedUser.Administrator);
        if (result.Page is not { } page)
        {
            return Results.Problem(result.Error, statusCode: result.Status);
        }

        context.Site().Update(state => state with { Pages = state.Pages.Replace(page, request.Describe(page)) });
        return Results.Ok(PageSummary.From(page));
    }
}

internal sealed record MacroSummary(string Id, string Name);

/// <param name="Readers">Names of the users who may see the page; everyone without.</param>
/// <param name="Labels">Its labels; as before without.</param>
/// <param name="Properties">Its content properties; as before without.</param>
/// <param name="Files">Its attachments; as before without.</param>
internal sealed record PageRequest(
    string Title,
        string Storage, string? SpaceKey, string? ParentId, string[]? Readers, string[]? Labels, Dictionary<string, JsonElement>? Properties, PageFile[]? Files)
{
    public Page Describe(Page page) => page with
    {
        Labels = Labels is null ? page.Labels : [.. Labels],
        Properties = Properties?.ToImmutableDictionary(StringComparer.Ordinal) ?? page.Properties,
        Files = Files is null ? page.Files : [.. Files],
    };
}

/// <param name="Path">Where the page is, below the site's origin.</param>
internal sealed record PageSummary(string Id, string Title, string SpaceKey, int Version, string Path, string Storage, IReadOnlyList<MacroSummary> Macros)
{
    public static PageSummary From(Page page) => new(
        page.Id, page.Title, page.SpaceKey, page.Current.Number, PageLinks.View(page), page.Current.Body,
        [.. MacroFinder.All(page.Current.Body).Select(use => new MacroSummary(use.Id, use.Name))]);
}
