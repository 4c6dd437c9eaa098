namespace UserMacro.WebApi.Problems;

internal static class ProblemMetadata
{
    /// <summary>Says in the API's description with which statuses an endpoint answers problems.</summary>
    public static TBuilder Answers<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ProblemTypes.ContentType]));
        return endpoint;
    }
}
