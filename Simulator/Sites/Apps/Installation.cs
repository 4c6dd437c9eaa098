using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Simulator.Sites.Apps;

/// <summary>An installed app.</summary>
internal sealed record Installation
{
    public required string AppKey { get; init; }

    public required string AppName { get; init; }

    /// <summary>Where the app answers, without a trailing slash.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Where the descriptor was read.</summary>
    public required Uri DescriptorUrl { get; init; }

    public required string SharedSecret { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>The address that the site had when it last told the app about itself.</summary>
    public required string SiteBaseUrl { get; init; }

    public required DateTimeOffset InstalledAt { get; init; }

    public required ImmutableArray<string> Scopes { get; init; }

    public required JsonElement Descriptor { get; init; }

    /// <summary>Paths of the descriptor's lifecycle callbacks by event name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Callbacks =>
        Descriptor.TryGetProperty("lifecycle", out var lifecycle)
            ? lifecycle.EnumerateObject().Where(entry => entry.Value.ValueKind is JsonValueKind.String).ToDictionary(
                entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Keeps the secret out of logs.</summary>
    public override string ToString() => $"{AppKey} at {BaseUrl}";
}
