using UserMacro.Simulator.Sites;

namespace UserMacro.Simulator.Rest;

internal static class ConversionEndpoints
{
    /// <summary>Conversion of a body that the caller brings (docs/reference/confluence-rest.md#requests).</summary>
    public static void MapConversions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/rest/api/contentbody/convert/{to}", async (HttpContext context, string to, ConversionRequest request, Converter converter) =>
            (await ConvertAsync(context, to, request, converter)).ToResult());
        routes.MapPost("/rest/api/contentbody/convert/async/{to}",
            async (HttpContext context, string to, ConversionRequest request, Converter converter, ConversionJobs jobs) =>
            jobs.Start(await ConvertAsync(context, to, request, converter)));
        routes.MapGet("/rest/api/contentbody/convert/async/{id}", (string id, ConversionJobs jobs) => jobs.Find(id));
    }

    static Task<Conversion> ConvertAsync(HttpContext context, string to, ConversionRequest request, Converter converter)
    {
        if (request.Representation is not "storage")
        {
            return Task.FromResult(new Conversion("", to, "Only storage format can be converted here."));
        }

        var state = context.Site().State;
        var page =
            state.Pages.FirstOrDefault(page => page.Id == context.Request.Query["contentIdContext"].ToString() && RestCaller.From(context).MayRead(page));
        var key = page?.SpaceKey ?? context.Request.Query["spaceKeyContext"].ToString();
        return converter.ConvertAsync(context, request.Value, to, state.Spaces.FirstOrDefault(space => space.Key == key) ?? state.Spaces[0], page);
    }
}

internal sealed record ConversionRequest(string Value, string Representation);
