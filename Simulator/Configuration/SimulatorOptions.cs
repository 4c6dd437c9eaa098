using System.ComponentModel.DataAnnotations;

namespace UserMacro.Simulator.Configuration;

/// <summary>Configuration section <c>Simulator</c>.</summary>
internal sealed class SimulatorOptions
{
    public const string Section = "Simulator";

    /// <summary>How many sites are played, each on a port of its own. Default 1.</summary>
    [Range(1, 50)]
    public int Sites { get; init; } = 1;

    /// <summary>Port of the first site; the others follow. 0 takes free ports. Default 8090.</summary>
    [Range(0, 65000)]
    public int Port { get; init; } = 8090;

    /// <summary>Base URL of the app; its descriptor is <c>/atlassian-connect.json</c> below it. Default http://localhost:8080.</summary>
    [Required]
    public Uri AppUrl { get; init; } = new("http://localhost:8080");

    /// <summary>Where the configured app offers its descriptor.</summary>
    public Uri DescriptorUrl => new(AppUrl.ToString().TrimEnd('/') + "/atlassian-connect.json");

    /// <summary>Folder that keeps sites, keys and pages between runs. Default none: everything is forgotten.</summary>
    public string? DataPath { get; init; }

    /// <summary>Installs the app on site 1 and fills the site with example macros and pages. Default false.</summary>
    public bool Seed { get; init; }

    /// <summary>
    /// How long the app may take for a lifecycle call or a static macro. Default 5 s: the host's own limits are not published
    /// (docs/reference/static-output.md#requests, docs/reference/connect-lifecycle.md#when-they-come).
    /// </summary>
    public TimeSpan AppTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
