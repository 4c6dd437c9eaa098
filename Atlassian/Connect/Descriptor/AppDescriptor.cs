using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>The app descriptor, <c>atlassian-connect.json</c> (docs/reference/connect-descriptor.md#descriptor), as far as this app uses it.</summary>
public sealed record AppDescriptor
{
    /// <summary>The app key: at most 64 of <c>[a-zA-Z0-9-._]</c>; never changes.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The address that all paths of the descriptor are relative to.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The addresses for sites that are pinned to a realm; null when the app declares none.</summary>
    public IReadOnlyDictionary<string, string>? RegionBaseUrls { get; init; }

    public AppDataResidency? DataResidency { get; init; }

    public required AppVendor Vendor { get; init; }

    /// <summary>Names such as <c>self</c> and their addresses.</summary>
    public IReadOnlyDictionary<string, string>? Links { get; init; }

    public required AppAuthentication Authentication { get; init; }

    public required AppLifecycle Lifecycle { get; init; }

    /// <summary>What the app may do; <c>READ</c> is all that this one asks for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    public int ApiVersion { get; init; } = 1;

    public required AppApiMigrations ApiMigrations { get; init; }

    public required AppModules Modules { get; init; }
}

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

/// <summary>How host and app prove themselves to each other.</summary>
/// <param name="Type"><c>jwt</c>.</param>
public sealed record AppAuthentication(string Type);

/// <summary>Where the host posts lifecycle messages: paths below the base URL, null for those that the app does not want.</summary>
public sealed record AppLifecycle
{
    public string? Installed { get; init; }

    public string? Uninstalled { get; init; }

    public string? Enabled { get; init; }

    public string? Disabled { get; init; }

    /// <summary>Where the host asks about moves to another realm; it appends the name of the question.</summary>
    [JsonPropertyName("dare-migration")]
    public string? DareMigration { get; init; }
}

/// <summary>What the app says about moves to another realm.</summary>
/// <param name="MaxMigrationDurationHours">How long one takes: 0.5 to 24 in steps of 0.5.</param>
public sealed record AppDataResidency(double MaxMigrationDurationHours);

/// <summary>Who makes the app.</summary>
public sealed record AppVendor(string Name, string Url);
