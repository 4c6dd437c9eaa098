using System.Text;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>What any host needs of one installation: whose it is, how to verify a request of it, and where to answer.</summary>
[GenerateSerializer, Immutable, Alias("tenant-access")]
public sealed record TenantAccess
{
    /// <summary>The access of an installation.</summary>
    /// <param name="credentials">Its <see cref="Credentials"/>.</param>
    public TenantAccess(HostCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        (NamedKind, Name, Content) = (credentials.Kind, credentials.Name, credentials.Content);
        (PreviousContent, PreviousUntil) = (credentials.PreviousContent, credentials.PreviousUntil);
    }

    [JsonConstructor]
    TenantAccess()
    {
    }

    /// <summary>The kind of host that the installation is of; the same as in <see cref="Credentials"/>.</summary>
    [JsonIgnore]
    public string Kind => NamedKind ?? HostCredentials.UnnamedKind;

    /// <summary>The kind, and what the host's adapter knows the installation by.</summary>
    [JsonIgnore]
    public HostCredentials Credentials => new(Kind, Name, Content) { PreviousContent = PreviousContent, PreviousUntil = PreviousUntil };

    [Id(0)] public required TenantId Tenant { get; init; }

    [Id(1)] public required InstallationState State { get; init; }

    // The credentials as builds send them to each other since the first one, which knew one kind of host only and named them by its words.
    [Id(2), JsonInclude, JsonPropertyName("ClientKey")] string Name { get; init; } = "";

    [Id(3), JsonInclude, JsonPropertyName("SharedSecret")] string Content { get; init; } = "";

    [Id(4), JsonInclude, JsonPropertyName("PreviousSecret")] string? PreviousContent { get; init; }

    [Id(5), JsonInclude, JsonPropertyName("PreviousSecretUntil")] DateTimeOffset PreviousUntil { get; init; }

    // Null from silos of earlier builds: what a message does not say is not initialized either.
    [Id(11), JsonInclude, JsonPropertyName("Kind")] string? NamedKind { get; init; }

    /// <summary>The site, ending in <c>/wiki</c>.</summary>
    [Id(6)] public required string BaseUrl { get; init; }

    /// <summary>The site under its own domain; null when it has none.</summary>
    [Id(7)] public string? DisplayUrl { get; init; }

    /// <summary>32 random bytes of the tenant's own that authenticate the tickets of its frames.</summary>
    [Id(8)] public required byte[] TicketKey { get; init; }

    /// <summary>The tenant's rules over all of its macros.</summary>
    [Id(9)] public MacroRules Rules { get; init; } = new();

    /// <summary>Whether the site does not want its renders counted.</summary>
    [Id(10)] public bool IsUncounted { get; init; }

    /// <summary>Whether an operator has contained the tenant: nothing of it is served until it is released.</summary>
    [Id(16)] public bool IsContained { get; init; }

    /// <summary>Whether an operator revoked the installation's secret: calls under it prove nothing until the app is installed again.</summary>
    [Id(17)] public bool IsRevoked { get; init; }

    /// <summary>What an operator tells the administrators; empty for nothing.</summary>
    [Id(18)] public string OperatorMessage { get; init; } = "";

    /// <summary>Where the tenant is in a move between two deployments; null when it is in none.</summary>
    [Id(19)] public MoveStage? Stage { get; init; }

    bool PrintMembers(StringBuilder text)
    {
        text.Append("State = ").Append(State);
        return true;
    }
}
