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
