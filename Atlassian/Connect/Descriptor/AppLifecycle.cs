namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Where the host posts lifecycle messages: paths below the base URL, null for those that the app does not want.</summary>
public sealed record AppLifecycle
{
    public string? Installed { get; init; }

    public string? Uninstalled { get; init; }

    public string? Enabled { get; init; }

    public string? Disabled { get; init; }
}
