namespace UserMacro.WebApi.Hosting;

/// <summary>Where the grains live (<c>Hosting:Mode</c>).</summary>
internal enum HostingMode
{
    /// <summary>In this process.</summary>
    Single,

    /// <summary>In silos, which this process calls.</summary>
    Client,
}
