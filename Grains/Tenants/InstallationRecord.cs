using System.Text;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Tenants;

/// <summary>One identity's installation.</summary>
[GenerateSerializer, Immutable, Alias("installation-record")]
internal sealed record InstallationRecord
{
    /// <summary>What the newest <c>installed</c> message said.</summary>
    [Id(0)] public required Installation Installed { get; init; }

    [Id(1)] public InstallationState State { get; init; }

    /// <summary>The content of the credentials before their last change; null when none.</summary>
    [Id(2), JsonPropertyName("PreviousSecret")] public string? PreviousContent { get; init; }

    /// <summary>Until when <see cref="PreviousContent"/> proves anything.</summary>
    [Id(3), JsonPropertyName("PreviousSecretUntil")] public DateTimeOffset PreviousUntil { get; init; }

    /// <summary>Counts the installations that followed no other one or an uninstallation.</summary>
    [Id(4)] public int Generation { get; init; }

    /// <summary>When the newest <c>installed</c> message came.</summary>
    [Id(5)] public DateTimeOffset InstalledAt { get; init; }

    /// <summary>When the host signed the newest <c>installed</c> or <c>uninstalled</c> message that had an effect; null in records of earlier builds.</summary>
    [Id(6)] public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When the host signed the newest <c>enabled</c> or <c>disabled</c> message since that had an effect; null when none did.</summary>
    [Id(7)] public DateTimeOffset? StateIssuedAt { get; init; }

    /// <summary>When the newest <c>uninstalled</c> message came; null when none did, and in records of earlier builds.</summary>
    [Id(8)] public DateTimeOffset? UninstalledAt { get; init; }

    /// <summary>When an operator revoked its secret; null when it proves what it should.</summary>
    [Id(16)] public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether the app was off the site all the time since then.</summary>
    public bool IsUninstalledSince(DateTimeOffset time) => State == InstallationState.Uninstalled && (UninstalledAt is not { } at || at <= time);

    /// <summary>All that the host's adapter knows the installation by.</summary>
    [JsonIgnore]
    public HostCredentials Credentials => Installed.Credentials with { PreviousContent = PreviousContent, PreviousUntil = PreviousUntil };

    /// <summary>The time that messages about the installation are compared with.</summary>
    DateTimeOffset Newest => IssuedAt ?? InstalledAt;

    /// <summary>Whether an installation signed then is older than what is known.</summary>
    public bool IsNewerThanInstall(DateTimeOffset? issuedAt) => issuedAt < Newest;

    /// <summary>Whether an uninstallation signed then is older than what is known; in the same second an installation wins.</summary>
    public bool IsNewerThanUninstall(DateTimeOffset? issuedAt) => State == InstallationState.Uninstalled ? issuedAt < Newest : issuedAt <= Newest;

    /// <summary>Whether switching on or off signed then is older than what is known; in the same second whichever comes later counts.</summary>
    public bool IsNewerThanSwitch(DateTimeOffset? issuedAt) => issuedAt < IssuedAt || issuedAt < StateIssuedAt;

    bool PrintMembers(StringBuilder text)
    {
        text.Append("State = ").Append(State);
        return true;
    }
}
