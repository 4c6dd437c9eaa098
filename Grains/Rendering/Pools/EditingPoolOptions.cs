using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>Size and shares of a silo's <see cref="EditingPool"/>. Configuration section <c>EditingPool</c>.
/// One tenant gets at most half of the threads.</summary>
public sealed class EditingPoolOptions
{
    internal const string Section = "EditingPool";

    /// <summary>Threads of the pool.</summary>
    /// <value>Default half of the cores, at least 2: while one tenant keeps one busy, the others have the other.</value>
    [Range(2, 1024)]
    public int Threads { get; init; } = Math.Max(2, Environment.ProcessorCount / 2);

    /// <summary>Checks and previews that may wait, over all tenants.</summary>
    /// <value>Default 256.</value>
    [Range(1, 100_000)]
    public int Queue { get; init; } = 256;

    /// <summary>Checks and previews of one tenant that may wait.</summary>
    /// <value>Default 32.</value>
    [Range(1, 100_000)]
    public int TenantQueue { get; init; } = 32;

    /// <summary>How long a check or a preview may wait for a thread before the answer is "busy".</summary>
    /// <value>Default 10 seconds, since an editor waits longer than a page, and at most 10, since a call for a check is given up after 20.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10", ParseLimitsInInvariantCulture = true)]
    [ConfigurationKeyName("Patience")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Checks and previews of one slow macro that may wait.</summary>
    /// <value>Default 16.</value>
    [Range(1, 100_000)]
    public int SlowMacroQueue { get; init; } = 16;

    /// <summary>As <see cref="RenderPoolOptions.RunLimit"/>.</summary>
    /// <value>Default 500 ms.</value>
    public TimeSpan RunLimit { get; init; } = RenderLimits.Default.Time;

    internal RenderPoolOptions ToPoolOptions() => new()
    {
        Threads = Threads,
        SlowThreads = Math.Max(1, Threads / 2),
        Queue = Queue,
        TenantQueue = TenantQueue,
        SlowMacroQueue = SlowMacroQueue,
        Timeout = Timeout,
        RunLimit = RunLimit,
        HasThreadsForQuick = false,
    };
}
