using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Diagnostics;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>What a request gets that could not be read or that met a bug: a problem that tells the caller what they can fix and nothing else.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    /// <summary>Names the limit, and the size where the request says it.</summary>
    public static ApiProblem BodyTooLarge(HttpContext context) => ProblemMap.New(
        ProblemTypes.BodyTooLarge,
        "Body too large",
        StatusCodes.Status413PayloadTooLarge,
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is not { } most
            ? "The body of the request is larger than this address takes."
        : context.Request.ContentLength is { } length && length > most
            ? string.Create(CultureInfo.InvariantCulture, $"The body of the request has {length} bytes; this address takes at most {most}.")
            : string.Create(CultureInfo.InvariantCulture, $"The body of the request has more bytes than this address takes: at most {most}."));

    public static readonly ApiProblem UnsupportedMediaType = ProblemMap.New(
        ProblemTypes.UnsupportedMediaType,
        "Unsupported media type",
        StatusCodes.Status415UnsupportedMediaType,
        "Send the body as application/json; a file to migrate as application/octet-stream.");

    /// <summary>No operation has this address.</summary>
    public static readonly ApiProblem NoOperation = ProblemMap.New(
        ProblemTypes.NotFound, "No such operation", StatusCodes.Status404NotFound, "The API has no operation at this address. Look at /api/v1/openapi.json.");

    /// <summary>The address has operations, but not of this method.</summary>
    public static readonly ApiProblem MethodNotAllowed = ProblemMap.New(
        ProblemTypes.MethodNotAllowed,
        "Method not allowed",
        StatusCodes.Status405MethodNotAllowed,
        "This address does not support this method; the header Allow lists those that it does.");

    public static readonly ApiProblem Unavailable = ProblemMap.New(
        ProblemTypes.Unavailable, "Unavailable", StatusCodes.Status503ServiceUnavailable, "The service cannot answer right now. Try again shortly.");

    const string SiteMoving = "The data of this site are being moved to another region. Nothing can be changed until the move has ended.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        // The failed endpoint is no longer the request's own.
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        if (exception is not BadHttpRequestException)
        {
            Log.RequestFailed(logger, exception, endpoint?.DisplayName ?? "no endpoint");
        }

        await AnswerOf(exception, endpoint, httpContext).ExecuteAsync(httpContext);
        return true;
    }

    static IResult AnswerOf(Exception exception, Endpoint? endpoint, HttpContext context) =>
        exception is not BadHttpRequestException
        && endpoint?.Metadata.GetMetadata<FailureAnswer>()?.Answer(context, ProblemOf(exception, endpoint, context)) is { } answer
            ? answer
            : new ProblemResult(ProblemOf(exception, endpoint, context));

    static ApiProblem ProblemOf(Exception exception, Endpoint? endpoint, HttpContext context) => exception switch
    {
        OversizedBodyException excess =>
            ProblemMap.New(ProblemTypes.BodyTooLarge, "Body too large", StatusCodes.Status413PayloadTooLarge, excess.Message) with { Limit = excess.Limit },
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            BodyTooLarge(context),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            UnsupportedMediaType,
        BadHttpRequestException bad =>
            BadRequests.Describe(bad, endpoint),
        TenantErasedException =>
            ProblemMap.From(ErasedError.Tenant),
        TenantMovingException =>
            ProblemMap.New(ProblemTypes.Unavailable, "Site is moving", StatusCodes.Status503ServiceUnavailable, SiteMoving),
        _ when Outage.Explains(exception) =>
            Unavailable,
        _ => ProblemMap.New(
            ProblemTypes.Internal,
                "Internal error", StatusCodes.Status500InternalServerError, "The service failed. Try again, and report it if it happens again."),
    };
}
