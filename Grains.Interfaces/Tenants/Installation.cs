using System.Text;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>What an <c>installed</c> message of the host says.</summary>
[GenerateSerializer, Immutable, Alias("installation")]
public sealed record Installation
{
    /// <summary>The identity, such as <c>connect:{clientKey}</c>.</summary>
    [Id(0)] public required string HostIdentity { get; init; }

    /// <summary>The host's own name of the site for this app; issuer of its tokens.</summary>
    [Id(1)] public required string ClientKey { get; init; }

    /// <summary>The key that signs tokens in both directions.</summary>
    [Id(2)] public required string SharedSecret { get; init; }

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
