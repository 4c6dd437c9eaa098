namespace UserMacro.WebApi.Api.Idempotency;

/// <summary>Carries the <see cref="IdempotencyRule"/> of an endpoint.</summary>
internal sealed record IdempotencyMetadata(IdempotencyRule Rule);

internal static class IdempotencyMetadataExtensions
{
    /// <summary>Says what an idempotency key does to a POST.</summary>
    public static TBuilder WithIdempotency<TBuilder>(this TBuilder endpoint, IdempotencyRule rule)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new IdempotencyMetadata(rule));
}
