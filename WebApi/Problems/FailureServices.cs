namespace UserMacro.WebApi.Problems;

internal static class FailureServices
{
    public static IServiceCollection AddFailures(this IServiceCollection services)
    {
        services.AddExceptionHandler<FailureHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Answers what could not be read, and bugs.</summary>
    public static IApplicationBuilder UseFailures(this IApplicationBuilder app) =>
        app.UseStatusCodePages(context => Complete(context.HttpContext)).UseExceptionHandler(_ => { });

    // A body that is too large or no JSON shows as a status only. A refused token stays without a word.
    static Task Complete(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new ProblemResult(FailureHandler.BodyTooLarge(context)).ExecuteAsync(context),
        StatusCodes.Status415UnsupportedMediaType => new ProblemResult(FailureHandler.NotJson).ExecuteAsync(context),
        _ => Task.CompletedTask,
    };
}
