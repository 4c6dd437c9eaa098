using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Connections;

/// <summary>A server elsewhere that templates may read JSON from, without the values of its headers.</summary>
/// <param name="Name">What templates call it.</param>
/// <param name="BaseUrl">Where it is: https, without query.</param>
/// <param name="Headers">The names of the headers that requests carry; their values are never told.</param>
/// <param name="CacheSeconds">How long an answer serves, 0 to 3600.</param>
/// <param name="Number">The number of this state of it, to name in the next edit; never used twice in a tenant.</param>
/// <param name="EditedBy">Handle of the account that changed it last.</param>
/// <param name="EditedAt">When.</param>
[GenerateSerializer, Immutable, Alias("connection")]
public sealed record Connection(
    [property: Id(0)] string Name,
    [property: Id(1)] string BaseUrl,
    [property: Id(2)] ImmutableArray<string> Headers,
    [property: Id(3)] int CacheSeconds,
    [property: Id(4)] int Number,
    [property: Id(5)] string EditedBy,
    [property: Id(6)] DateTimeOffset EditedAt);
