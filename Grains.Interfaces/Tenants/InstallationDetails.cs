namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>What is stored about an installation, without what proves one side to the other.</summary>
/// <param name="HostIdentity">The host identity.</param>
/// <param name="BaseUrl">The site.</param>
/// <param name="DisplayUrl">The site under its own domain; null when it has none.</param>
/// <param name="State">Its state.</param>
/// <param name="Generation">Counts the installations that followed no other one or an uninstallation.</param>
/// <param name="InstalledAt">When the newest message of an installation came.</param>
/// <param name="UninstalledAt">When the newest message of an uninstallation came; null when none did.</param>
[GenerateSerializer, Immutable, Alias("installation-details")]
public sealed record InstallationDetails(
    [property: Id(0)] string HostIdentity,
    [property: Id(1)] string BaseUrl,
    [property: Id(2)] string? DisplayUrl,
    [property: Id(3)] InstallationState State,
    [property: Id(4)] int Generation,
    [property: Id(5)] DateTimeOffset InstalledAt,
    [property: Id(6)] DateTimeOffset? UninstalledAt);
