using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Connections;

namespace UserMacro.Grains.Connections;

/// <summary>A connection with its secrets.</summary>
[GenerateSerializer, Immutable, Alias("stored-connection")]
internal sealed record StoredConnection
{
    [Id(0)] public required string BaseUrl { get; init; }

    [Id(1)] public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Id(2)] public int CacheSeconds { get; init; }

    [Id(3)] public required int Number { get; init; }

    [Id(4)] public required string EditedBy { get; init; }

    [Id(5)] public required DateTimeOffset EditedAt { get; init; }

    public Connection Describe(string name) =>
        new(name, BaseUrl, [.. Headers.Keys.Order(StringComparer.OrdinalIgnoreCase)], CacheSeconds, Number, EditedBy, EditedAt);

    public ConnectionTarget ToTarget() => new(BaseUrl, Headers, CacheSeconds, Number);
}
