using System.Globalization;
using System.Text.Json;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;

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
        if (Fault(context) is { } fault)
        {
            return fault;
        }

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

    /// <summary>The answer that a test wants once more in place of a registration.</summary>
    static IResult? Fault(HttpContext context)
    {
        var faults = ModuleFaults.None;
        context.Site().Update(state =>
        {
            faults = state.ModuleFaults;
            return faults.Times > 0 ? state with { ModuleFaults = faults with { Times = faults.Times - 1 } } : state;
        });
        if (faults is not { Status: { } status, Times: > 0 })
        {
            return null;
        }

        if (faults.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return RestProblem.Of(status, "The site cannot register modules now.");
    }

    static IResult NotAnApp => RestProblem.Unauthorized("Only a Connect app may do this.");

    static IResult ForApp(HttpContext context, Func<IResult> answer) => RestCaller.From(context).IsApp ? answer() : NotAnApp;
}
