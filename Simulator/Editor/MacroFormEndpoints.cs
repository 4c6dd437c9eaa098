using System.Xml.Linq;
using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.StorageFormat;
using UserMacro.Simulator.Users;

namespace UserMacro.Simulator.Editor;

internal static class MacroFormEndpoints
{
    /// <summary>What the macro browser and the parameter forms ask the site.</summary>
    public static void MapMacroForms(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/wiki/_editor/catalogue", (HttpContext context) => Results.Json(
                MacroCatalog.Create(context.Site().State).Where(module => !module.Hidden).OrderBy(module => module.Name, StringComparer.OrdinalIgnoreCase)));
        routes.MapPost("/wiki/_editor/macros", (HttpContext context, StorageRequest request) => Results.Json(Describe(context.Site().State, request.Storage)));
        routes.MapPost("/wiki/_editor/macro", Write);
        routes.MapPost("/wiki/_editor/frame", (HttpContext context, MacroRequest request, FrameFactory frames) =>
            context.Site() is { State.Installation: { } app } site && MacroCatalog.Find(site.State, request.Name) is { EditorUrl: not null } module
                ? Results.Json(
                    frames.Editor(
                        site, app,
                            module, Use(module, request), new MacroLocation(site.State.Spaces[0], "", "", 0, MacroLocation.Preview), context.SimulatedUser()))
                : Results.NotFound());
    }

    static MacroInvocation Use(MacroModule module, MacroRequest request) =>
        new(module.Key, request.MacroId ?? "", [.. request.Values], module.Body, request.Body);

    /// <summary>The app macros of a text, and the text itself with an id on each of them, by which they can be replaced.</summary>
    static object Describe(SiteState state, string text)
    {
        if (!StorageDocument.TryReadPage(text, out var root, out _))
        {
            return new { storage = text, macros = Array.Empty<object>() };
        }

        var storage = MacroEditor.AssignIds(root);
        var macros =
            from use in MacroFinder.All(storage)
            let module = MacroCatalog.Find(state, use.Name)
            where module is not null
            select new
            {
                use.Id,
                use.Name,
                Title = module.Name,
                Values = module.Parameters.Where(
                    parameter => use.ValueOf(parameter) is not null).ToDictionary(parameter => parameter.Identifier, use.ValueOf, StringComparer.Ordinal),
                use.Body,
            };
        return new { storage, macros };
    }

    /// <summary>The text with its macro replaced, or the markup of a new macro.</summary>
    static IResult Write(HttpContext context, MacroRequest request)
    {
        if (MacroCatalog.Find(context.Site().State, request.Name) is not { } module)
        {
            return Results.Problem(
            "There is no such macro.", statusCode: StatusCodes.Status404NotFound);
        }

        var missing =
            module.Parameters.FirstOrDefault(
                parameter => parameter.Required && string.IsNullOrEmpty(request.Values.GetValueOrDefault(parameter.Identifier) ?? parameter.Default));
        if (missing is not null)
        {
            return Results.Problem($"'{missing.Name}' is required.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        if (module.Body is BodyType.RichText && !StorageDocument.TryReadPage(request.Body, out _, out var fault))
        {
            return Results.Problem(
            $"The body is not well formed: {fault}", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var element = MacroEditor.Create(module, request.MacroId ?? Guid.NewGuid().ToString("D"), request.Values, request.Body);
        return request.MacroId is null
            ? Results.Json(new { storage = StorageWriter.Inner(new XElement("root", element)) })
            : MacroEditor.Replace(request.Storage, request.MacroId, element) is { } replaced
                ? Results.Json(new { storage = replaced })
                : Results.Problem("The macro is no longer in the text.", statusCode: StatusCodes.Status409Conflict);
    }
}

/// <summary>A macro as filled in by an author.</summary>
/// <param name="Storage">The text it belongs to.</param>
/// <param name="MacroId">The macro of that text to replace; null to get the markup of a new one.</param>
internal sealed record MacroRequest(string Storage, string? MacroId, string Name, Dictionary<string, string> Values, string Body);

internal sealed record StorageRequest(string Storage);
