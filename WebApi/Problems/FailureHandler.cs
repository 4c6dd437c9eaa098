using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Problems;

/// <summary>What a request gets that could not be read or that met a bug: a problem that tells the caller what they can mend and nothing else.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    /// <summary>Names the limit, and the size where the request says it.</summary>
    public static ApiProblem BodyTooLarge(HttpContext context) => ProblemMap.New(
        ProblemTypes.BodyTooLarge,
        "Body too large",
        StatusCodes.Status413PayloadTooLarge,
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && context.Request.ContentLength is { } length && length > most
            ? string.Create(CultureInfo.InvariantCulture, $"The body of the request has {length} bytes; this address takes at most {most}.")
            : "The body of the request is larger than this address takes.");

    public static readonly ApiProblem NotJson = ProblemMap.New(
        ProblemTypes.UnsupportedMediaType, "Not JSON", StatusCodes.Status415UnsupportedMediaType, "Send the body as application/json.");

    public static readonly ApiProblem Unavailable = ProblemMap.New(
        ProblemTypes.Unavailable, "Unavailable", StatusCodes.Status503ServiceUnavailable, "The service cannot answer right now. Try again shortly.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;
        // The failed endpoint is no longer the request's own.
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        if (exception is not BadHttpRequestException)
            Log.RequestFailed(logger, exception, endpoint?.DisplayName ?? "no endpoint");
        await AnswerOf(exception, endpoint, httpContext).ExecuteAsync(httpContext);
        return true;
    }

    static IResult AnswerOf(Exception exception, Endpoint? endpoint, HttpContext context) =>
        exception is not BadHttpRequestException
        && context.Features.Get<HostCaller>() is not null
        && endpoint?.Metadata.GetMetadata<FailureAnswer>() is { } failure
            ? failure.Answer(context, ProblemOf(exception, context))
            : new ProblemResult(ProblemOf(exception, context));

    static ApiProblem ProblemOf(Exception exception, HttpContext context) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            BodyTooLarge(context),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            NotJson,
        BadHttpRequestException { InnerException: JsonException json } =>
            ProblemMap.New(ProblemTypes.BadRequest, "Malformed JSON", StatusCodes.Status400BadRequest, Describe(json)),
        BadHttpRequestException =>
            ProblemMap.New(
                ProblemTypes.BadRequest,
                "Bad request",
                StatusCodes.Status400BadRequest,
                "The request is incomplete or a value in it has the wrong form."),
        _ when Outage.Explains(exception) =>
            Unavailable,
        _ => ProblemMap.New(ProblemTypes.Internal, "Internal error", StatusCodes.Status500InternalServerError, "Something went wrong on our side."),
    };

    /// <summary>Where a text is not JSON of the expected form. The exception's own text can quote values, so only the place is told.</summary>
    public static string Describe(JsonException json) =>
        $"The body is not JSON of the expected form, at {json.Path ?? "$"}, line {json.LineNumber + 1 ?? 1}, column {json.BytePositionInLine + 1 ?? 1}: "
        + "a syntax error, an unknown or missing field, a value of the wrong type, or more than 64 lists and objects inside each other.";
}
