using Microsoft.AspNetCore.Http.Metadata;
using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Api.Description;

internal static class CommonRefusals
{
    /// <summary>Says in the API's description what is refused before an endpoint's own code is asked, which follows from what it takes.</summary>
    public static TBuilder AnswersCommonRefusals<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Finally(builder =>
        {
            var described = builder.Metadata.OfType<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode).ToHashSet();
            foreach (var status in StatusesOf(builder.Metadata).Where(described.Add))
            {
                builder.Metadata.Add(ProblemMetadata.For(status));
            }
        });
        return endpoint;
    }

    static IEnumerable<int> StatusesOf(IList<object> metadata)
    {
        IEnumerable<int> always =
        [
            StatusCodes.Status400BadRequest,
            StatusCodes.Status403Forbidden,
            StatusCodes.Status414UriTooLong,
            StatusCodes.Status429TooManyRequests,
            StatusCodes.Status500InternalServerError,
            StatusCodes.Status503ServiceUnavailable,
        ];
        IEnumerable<int> ofBody = metadata.OfType<IAcceptsMetadata>().Any()
            ? [StatusCodes.Status408RequestTimeout, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType]
            : [];
        IEnumerable<int> ofIfMatch = metadata.OfType<IfMatchRequirement>().FirstOrDefault() switch
        {
            { IsRequired: true } => [StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired],
            { IsRequired: false } => [StatusCodes.Status412PreconditionFailed],
            null => [],
        };
        // To recognize a repeat the whole body is read, also one that nothing else would read.
        IEnumerable<int> ofRepeats = IdempotencyMiddleware.TakesKey(metadata)
            ? [StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity]
            : [];
        return [.. always, .. ofBody, .. ofIfMatch, .. ofRepeats];
    }
}
