using System.ComponentModel.DataAnnotations;
using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.WebApi.Api.Work;

/// <summary>The <c>Work</c> section: how much a front end does for the administrators' API beside renders. All of it counts time on threads,
/// here and in silos.</summary>
internal sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>Threads for what requests compute: files that are read, comparisons, reports. One tenant gets at most half of them.</summary>
    /// <value>Half of the cores, at least 2.</value>
    [Range(2, 1024)]
    public int Threads { get; init; } = Math.Max(2, Environment.ProcessorCount / 2);

    /// <summary>Pieces of work that may wait, over all tenants.</summary>
    /// <value>256.</value>
    [Range(1, 100_000)]
    public int Queue { get; init; } = 256;

    /// <summary>Pieces of work of one tenant that may wait.</summary>
    /// <value>32.</value>
    [Range(1, 100_000)]
    public int TenantQueue { get; init; } = 32;

    /// <summary>How long a piece of work may wait for a thread, in seconds.</summary>
    /// <value>10.</value>
    [Range(1, 600)]
    public int WaitSeconds { get; init; } = 10;

    /// <summary>How long one piece of work may run, in seconds.</summary>
    /// <value>10.</value>
    [Range(1, 600)]
    public int RunSeconds { get; init; } = Limits.Work / 1000;

    /// <summary>How long the checks of one plan may take on the silos' threads, in seconds; macros beyond are reported as not checked.</summary>
    /// <value>60.</value>
    [Range(1, 3600)]
    public int PlanSeconds { get; init; } = Limits.ImportChecks / 1000;

    /// <summary>Seconds of work that one site gets in a minute; three times as many can be saved up.</summary>
    /// <value>30.</value>
    [Range(1, 100_000)]
    public int TenantSecondsPerMinute { get; init; } = 30;

    /// <summary>Seconds of work that one API token gets in a minute; three times as many can be saved up.</summary>
    /// <value>10.</value>
    [Range(1, 100_000)]
    public int TokenSecondsPerMinute { get; init; } = 10;

    /// <summary>Bytes of files to import that are held until they are imported, over all tenants, in MB, beside the first MB of each: what was read of a
    /// file counts as much as the file, or as its unpacked templates. A tenant gets a quarter, or as much as the largest file.</summary>
    /// <value>256: four of the largest.</value>
    [Range(64, 100_000)]
    public int UploadMegabytes { get; init; } = 256;

    /// <summary>How long the upload of a file may take, in seconds.</summary>
    /// <value>120.</value>
    [Range(1, 3600)]
    public int UploadSeconds { get; init; } = 120;
}
