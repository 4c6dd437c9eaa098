using UserMacro.Simulator.Html;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Users;

namespace UserMacro.Simulator.Pages;

internal static class AttachmentEndpoints
{
    /// <summary>Files of pages. Of a file only name, type and size are known, so a drawing with its name stands in for each picture.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/wiki/download/attachments/{id:long}/{file}",
        (HttpContext context, string id, string file) =>
            context.Site().State.Pages.FirstOrDefault(page => page.Id == id && page.MayBeReadBy(context.SimulatedUser())) is { } page
                && page.Files.FirstOrDefault(candidate => candidate.Title == file) is { } found
                    ? Content(found)
                    : Results.NotFound());

    static IResult Content(PageFile file) => file.MediaType.StartsWith("image/", StringComparison.Ordinal)
        ? Results.Text(Drawing(file).Html, "image/svg+xml")
        : Results.Bytes([], file.MediaType, file.Title);

    static Markup Drawing(PageFile file) => Markup.Create(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"120\"><rect width=\"240\" height=\"120\" fill=\"#dfe1e6\"/>"
        + $"<text x=\"120\" y=\"64\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"14\">{file.Title}</text></svg>");
}
