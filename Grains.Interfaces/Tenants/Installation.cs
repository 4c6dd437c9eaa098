using System.Text;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>What a host says of an installation of ours.</summary>
[GenerateSerializer, Immutable, Alias("installation")]
public sealed record Installation
{
    /// <summary>An installation.</summary>
    /// <param name="credentials">Its <see cref="Credentials"/>; what they hold of an earlier content does not count.</param>
    public Installation(HostCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        HostIdentity = credentials.HostIdentity;
        (Name, Content) = (credentials.Name, credentials.Content);
    }

    [JsonConstructor]
    Installation()
    {
    }

    /// <summary>The kind of the host, with which the identity begins, and what its adapter knows the installation by.</summary>
    [JsonIgnore]
    public HostCredentials Credentials => new(HostCredentials.KindOf(HostIdentity), Name, Content);

    /// <summary>The identity, such as <c>connect:{clientKey}</c>.</summary>
    [Id(0), JsonInclude, JsonRequired] public string HostIdentity { get; private init; } = "";

    // Stored and sent since the first build, which knew one kind of host only and named them by its words.
    [Id(1), JsonInclude, JsonRequired, JsonPropertyName("ClientKey")] string Name { get; init; } = "";

    [Id(2), JsonInclude, JsonRequired, JsonPropertyName("SharedSecret")] string Content { get; init; } = "";

    /// <summary>The site, ending in <c>/wiki</c>.</summary>
    [Id(3)] public required string BaseUrl { get; init; }

    /// <summary>The site under its own domain; null when it has none.</summary>
    [Id(4)] public string? DisplayUrl { get; init; }

    bool PrintMembers(StringBuilder text)
    {
        text.Append("HostIdentity = ").Append(HostIdentity);
        return true;
    }
}
