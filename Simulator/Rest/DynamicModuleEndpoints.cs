using System.Text.Json;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Sites;

namespace UserMacro.Simulator.Rest;

internal static class DynamicModuleEndpoints
{
    const string Path = "/rest/atlassian-connect/1/app/module/dynamic";

    /// <summary>Dynamic modules (docs/reference/connect-modules.md#dynamic-modules): only for the app itself.</summary>
    public static void MapDynamicModules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context) => ForApp(context, () => Results.Json(DynamicModules.Describe(context.Site().State))));
        routes.MapPost(
            Path, (HttpContext context, DynamicModules modules) => RestCaller.From(context).IsApp ? AddAsync(context, modules) : Task.FromResult(NotAnApp));
        routes.MapDelete(Path, (HttpContext context, string[]? moduleKey) => ForApp(context, () =>
        {
            DynamicModules.Remove(context.Site(), moduleKey ?? []);
            return Results.NoContent();
        }));
    }

    static async Task<IResult> AddAsync(HttpContext context, DynamicModules modules)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return modules.Add(context.Site(), body.RootElement.Clone()) is { } error ? RestProblem.BadRequest(error) : Results.Ok();
        }
        catch (JsonException)
        {
            return RestProblem.BadRequest("The request is not JSON.");
        }
    }

    static IResult NotAnApp => RestProblem.Unauthorized("Only a Connect app may do this.");

    static IResult ForApp(HttpContext context, Func<IResult> answer) => RestCaller.From(context).IsApp ? answer() : NotAnApp;
}
