using System.Text;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Tenants;

/// <summary>One identity's installation.</summary>
[GenerateSerializer, Immutable, Alias("installation-record")]
internal sealed record InstallationRecord
{
    /// <summary>What the newest <c>installed</c> message said.</summary>
    [Id(0)] public required Installation Installed { get; init; }

    [Id(1)] public InstallationState State { get; init; }

    /// <summary>The secret before the last rotation; null when none.</summary>
    [Id(2)] public string? PreviousSecret { get; init; }

    /// <summary>Until when <see cref="PreviousSecret"/> verifies.</summary>
    [Id(3)] public DateTimeOffset PreviousSecretUntil { get; init; }

    /// <summary>Counts the installations that followed no other one or an uninstallation.</summary>
    [Id(4)] public int Generation { get; init; }

    /// <summary>When the newest <c>installed</c> message came.</summary>
    [Id(5)] public DateTimeOffset InstalledAt { get; init; }

    bool PrintMembers(StringBuilder text)
    {
        text.Append("State = ").Append(State);
        return true;
    }
}
