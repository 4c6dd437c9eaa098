namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The page a macro is on, as the host's verified request names it; empty strings where it does not.</summary>
[GenerateSerializer, Immutable, Alias("page-context")]
public sealed record PageContext
{
    /// <summary>Nothing known of the page.</summary>
    public static readonly PageContext Unknown = new();

    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public string Title { get; init; } = "";
    [Id(2)] public string Type { get; init; } = "";
    [Id(3)] public string Version { get; init; } = "";
    [Id(4)] public string SpaceKey { get; init; } = "";
    [Id(5)] public string SpaceName { get; init; } = "";
}
