
namespace UserMacro.WebApi.Api.Problems;

internal static class ProblemMetadata
{
    /// <summary>Says in the API's description with which statuses an endpoint answers problems.</summary>
    public static TBuilder Answers<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            endpoint.WithMetadata(For(status));
        }

        return endpoint;
    }

    /// <summary>The metadata of an endpoint that answers problems with this status.</summary>
    public static ProducesResponseTypeMetadata For(int status) => new(status, typeof(ApiProblem), [ProblemTypes.ContentType]);
}
