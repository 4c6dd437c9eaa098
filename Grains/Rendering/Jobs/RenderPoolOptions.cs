using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering.Jobs;

/// <summary>Size and shares of a silo's <see cref="RenderPool"/>. Configuration section <c>RenderPool</c>.</summary>
public sealed class RenderPoolOptions
{
    internal const string Section = "RenderPool";

    /// <summary>Threads of the pool.</summary>
    /// <value>Default twice the number of cores.</value>
    [Range(2, 1024)]
    public int Threads { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>How many renders of slow macros may run at once, over all macros; never more than half of <see cref="Threads"/>.</summary>
    /// <value>Default half of the cores, at least 1: a slow render keeps a core busy, and requests need cores as well as threads.</value>
    [Range(1, 1024)]
    public int SlowThreads { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Renders that may wait, over all tenants.</summary>
    /// <value>Default 1024.</value>
    [Range(1, 100_000)]
    public int Queue { get; init; } = 1024;

    /// <summary>Renders of one tenant that may wait.</summary>
    /// <value>Default 128.</value>
    [Range(1, 100_000)]
    public int TenantQueue { get; init; } = 128;

    /// <summary>Renders of one slow macro that may wait.</summary>
    /// <value>Default 16.</value>
    [Range(1, 100_000)]
    public int SlowMacroQueue { get; init; } = 16;

    /// <summary>How long a render may wait for a thread before the answer is "busy".</summary>
    /// <value>Default 2 seconds; at most 2.5, since a call for a render is given up after 12.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:02.5", ParseLimitsInInvariantCulture = true)]
    [ConfigurationKeyName("Patience")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a job may run, if that is more than the limits of what its kind does add up to (<see cref="RenderSubject.RunLimit"/>).
    /// A job that has used that much processor time, and has been on its thread a second longer, is given up: the thread is replaced and the macro
    /// quarantined.</summary>
    /// <value>Default 500 ms, the time limit of a render: less than any kind's.</value>
    public TimeSpan RunLimit { get; init; } = RenderLimits.Default.Time;

    /// <summary>A macro whose renders take more processor time on average is slow.</summary>
    /// <value>Default 50 ms.</value>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause after a macro's first stop by the guard; doubled by each further one.</summary>
    /// <value>Default 50 ms.</value>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause after a stop.</summary>
    /// <value>Default 500 ms, of which doubling reaches 400.</value>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The folder of the crash record, a file of 140 KB for each silo of this machine that says what its threads are at, by keyed hashes only.
    /// It should outlive the process; a folder that cannot be used costs a warning and the record.</summary>
    /// <value>Default: <c>crash-records</c> beside the SQLite file, otherwise a folder of the cluster's in the temporary folder.</value>
    public string RecordPath { get; set; } = "";

    /// <summary>The share of one tenant.</summary>
    internal int HalfOfThreads => Math.Max(1, Threads / 2);

    /// <summary>Whether the other half of the threads is for what is known to be quick. Not where hardly anything is run twice.</summary>
    internal bool HasThreadsForQuick { get; init; } = true;

    internal int ThreadsForOthers => HasThreadsForQuick ? HalfOfThreads : Threads;

    internal int EffectiveSlowThreads => Math.Min(SlowThreads, HalfOfThreads);
}
