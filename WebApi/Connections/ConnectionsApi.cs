using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Connections.Contracts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Connections;

/// <summary>The servers elsewhere that templates may read from, for administrators in person.</summary>
internal static class ConnectionsApi
{
    const string Path = "/api/v1/connections";

    public static IEndpointRouteBuilder MapConnections(this IEndpointRouteBuilder routes)
    {
        var connections = routes.MapGroup(Path).RequireAdministrator().RequirePerson("Connections").WithTags("Connections")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        connections.MapGet("/", List).WithName("listConnections").WithSummary("List the servers that templates may read from");
        connections.MapPut("/{name}", Save).RequireIfMatch().WithName("saveConnection").WithSummary("Create a connection (If-Match: \"0\") or replace one")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        connections.MapDelete("/{name}", Delete).RequireIfMatch()
            .WithName("deleteConnection").WithSummary("Delete a connection; templates no longer get data from it")
            .AnswersToEdits();
        return routes;
    }

    static async Task<Ok<ConnectionListDto>> List(ApiCaller caller, ConnectionAdministration connections) =>
        TypedResults.Ok(await connections.ListAsync(caller));

    static async Task<Results<ConnectionResult, ProblemResult>> Save(
        string name, IfMatch ifMatch, ConnectionEditDto request, ApiCaller caller, ConnectionAdministration connections) =>
        (await connections.SaveAsync(caller, name, ifMatch.Draft!.Value, request)).ToAnswer(connection => new ConnectionResult(connection));

    static async Task<Results<NoContent, ProblemResult>> Delete(string name, IfMatch ifMatch, ApiCaller caller, ConnectionAdministration connections) =>
        (await connections.DeleteAsync(caller, name, ifMatch.Draft!.Value)).ToAnswer(_ => TypedResults.NoContent());
}
