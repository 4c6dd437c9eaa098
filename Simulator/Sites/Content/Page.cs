using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Simulator.Sites.Content;

internal sealed record Page
{
    public required string Id { get; init; }

    public required string SpaceKey { get; init; }

    public string? ParentId { get; init; }

    public required string Title { get; init; }

    /// <summary>Oldest first; never empty.</summary>
    public required ImmutableList<PageVersion> Versions { get; init; }

    /// <summary>Names of the users who may see the page; null: everyone.</summary>
    public ImmutableArray<string>? Readers { get; init; }

    public ImmutableArray<string> Labels { get => field.IsDefault ? [] : field; init; }

    /// <summary>Content properties, by key.</summary>
    public ImmutableDictionary<string, JsonElement> Properties { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    public ImmutableArray<PageFile> Files { get => field.IsDefault ? [] : field; init; }

    [JsonIgnore]
    public PageVersion Current => Versions[^1];

    /// <summary>The version of that number, the current one for 0 (docs/reference/confluence-rest.md#requests), or null.</summary>
    public PageVersion? Version(int number) => number is 0 ? Current : Versions.FirstOrDefault(version => version.Number == number);

    public bool MayBeReadBy(SimulatedUser user) => user.MayAdminister || Readers is not { } readers || readers.Contains(user.Name, StringComparer.Ordinal);
}

/// <summary>A file attached to a page, by what is known of it alone.</summary>
internal sealed record PageFile(string Title, string MediaType, long Size);

/// <summary>One published state of a page.</summary>
/// <param name="Body">Confluence storage format.</param>
internal sealed record PageVersion(int Number, string Body, string AuthorId, DateTimeOffset At, string Message);

internal sealed record Space(string Key, string Id, string Name, string HomePageId);
