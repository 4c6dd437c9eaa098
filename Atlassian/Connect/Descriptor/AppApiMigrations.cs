using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Behaviours of the host that an app opts into; all are required of apps today.</summary>
public sealed record AppApiMigrations
{
    /// <summary>People are named by account id only.</summary>
    public bool Gdpr { get; init; }

    /// <summary>Installs are signed with the host's key pair.</summary>
    [JsonPropertyName("signed-install")]
    public bool SignedInstall { get; init; }

    /// <summary>Tokens given to pages say so in their query hash.</summary>
    [JsonPropertyName("context-qsh")]
    public bool ContextQsh { get; init; }
}
