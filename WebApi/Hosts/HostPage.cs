namespace UserMacro.WebApi.Hosts;

/// <summary>What our pages and their addresses need to know of the host that shows them; filled in by the host's adapter.</summary>
internal sealed record HostPage
{
    /// <summary>The public address of this service, without a slash at its end.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The path part of <see cref="BaseUrl"/>; empty when there is none.</summary>
    public required string BasePath { get; init; }

    /// <summary>The path, below the base, of all addresses that this host and its pages call.</summary>
    public required string Endpoints { get; init; }

    /// <summary>The address of the script by which pages talk to the host.</summary>
    public required string BridgeUrl { get; init; }

    /// <summary>The folder of the admin application's source that holds the entries for this host.</summary>
    public required string AdminSources { get; init; }
}
