namespace UserMacro.Simulator.Rest;

/// <summary>Errors in the shape of Confluence's REST API.</summary>
internal static class RestProblem
{
    public static IResult BadRequest(string message) => Of(StatusCodes.Status400BadRequest, message);

    public static IResult Unauthorized(string message) => Of(StatusCodes.Status401Unauthorized, message);

    public static IResult Forbidden(string message) => Of(StatusCodes.Status403Forbidden, message);

    /// <summary>Also for what the caller may not see.</summary>
    public static IResult NotFound(string message) => Of(StatusCodes.Status404NotFound, message);

    public static IResult Of(int status, string message) => Results.Json(new { statusCode = status, message }, statusCode: status);
}
