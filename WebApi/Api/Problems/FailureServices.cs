namespace UserMacro.WebApi.Api.Problems;

internal static class FailureServices
{
    const string ApiPath = "/api";

    public static IServiceCollection AddFailures(this IServiceCollection services)
    {
        services.AddExceptionHandler<FailureHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Answers what could not be read, what nothing answers, and bugs.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="basePath">The path part of the public address; empty when there is none.</param>
    public static IApplicationBuilder UseFailures(this IApplicationBuilder app, string basePath)
    {
        var api = basePath + ApiPath;
        return app.UseStatusCodePages(context => Complete(context.HttpContext, api)).UseExceptionHandler(_ => { });
    }

    // What shows as a status only: a body that is too large or of another type anywhere, all of the API. A refused token stays without a word.
    static Task Complete(HttpContext context, string api)
    {
        // The base path is served and left out alike.
        var isApi = context.Request.Path.StartsWithSegments(api, StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase);
        var problem = context.Response.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => FailureHandler.BodyTooLarge(context),
            StatusCodes.Status415UnsupportedMediaType => FailureHandler.UnsupportedMediaType,
            StatusCodes.Status404NotFound when isApi => FailureHandler.NoOperation,
            StatusCodes.Status405MethodNotAllowed when isApi => FailureHandler.MethodNotAllowed,
            _ => null,
        };
        return problem is null ? Task.CompletedTask : new ProblemResult(problem).ExecuteAsync(context);
    }
}
