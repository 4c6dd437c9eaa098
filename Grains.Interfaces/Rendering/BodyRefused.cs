namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The body that a browser posted is more than may be shown.</summary>
/// <param name="What">What of it is too much.</param>
/// <param name="Limit">The most there may be.</param>
/// <param name="Actual">How much there is.</param>
[GenerateSerializer, Immutable, Alias("body-refused")]
public sealed record BodyRefused([property: Id(0)] BodyLimit What, [property: Id(1)] long Limit, [property: Id(2)] long Actual) : RenderOutcome;
