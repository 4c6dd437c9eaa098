using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Hosts;

/// <summary>What our pages and their addresses need to know of one kind of host; filled in by the host's adapter.</summary>
internal sealed record HostPage : IHostAdapter
{
    public required string Kind { get; init; }

    /// <summary>The path, below the base, of all addresses that this host and its pages call.</summary>
    public required string Endpoints { get; init; }

    /// <summary>The address of the script by which pages talk to the host.</summary>
    public required string BridgeUrl { get; init; }

    /// <summary>The name of the script of frames that talks by it, among those that the build embeds.</summary>
    public required string FrameScript { get; init; }

    /// <summary>The folder of the admin application's source that holds the entries for this host.</summary>
    public required string AdminSources { get; init; }
}
