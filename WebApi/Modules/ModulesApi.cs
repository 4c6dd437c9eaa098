using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Modules.Contracts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Modules;

/// <summary>The macros of a site in Confluence's macro browser.</summary>
internal static class ModulesApi
{
    public static IEndpointRouteBuilder MapModules(this IEndpointRouteBuilder routes)
    {
        var modules = routes.MapGroup("/api/v1/modules").RequireAdministrator().WithTags("Modules")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        modules.MapGet("/", List).WithName("listModules").WithSummary("Say how Confluence offers the published macros");
        modules.MapPut("/{key}", Choose).RequireScope(TokenScopes.Publish).WithName("chooseModule").WithSummary(
            "Give a macro a name of its own in Confluence, or its slot to another")
            .Answers(StatusCodes.Status404NotFound);
        modules.MapPost(
            "/sync", Synchronize).RequireScope(TokenScopes.Publish).WithName("syncModules").WithSummary("Compare all with what Confluence holds, soon");
        return routes;
    }

    static async Task<Ok<ModuleListDto>> List(ApiCaller caller, ModuleAdministration modules) => TypedResults.Ok(await modules.ListAsync(caller));

    static async Task<Results<NoContent, ProblemResult>> Choose(string key, ModuleChoiceDto request, ApiCaller caller, ModuleAdministration modules) =>
        (await modules.ChooseAsync(caller, key, request.OwnName)).ToAnswer(_ => TypedResults.NoContent());

    static async Task<Accepted> Synchronize(ApiCaller caller, ModuleAdministration modules)
    {
        await modules.SynchronizeAsync(caller);
        return TypedResults.Accepted((string?)null);
    }
}
