using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>The silo's threads for what editors ask for: checks, previews and the checks of imports. Renders of pages have threads of their own,
/// and where both want a core, renders come first.</summary>
internal sealed class EditingPool(
    IOptions<EditingPoolOptions> options, TimeProvider time, IMeterFactory meters, CrashRecord? record = null, IStuckJobs? stuckJobs = null)
    : IDisposable
{
    readonly PauseBudget _pauses = new(time, GC.GetTotalPauseDuration);
    readonly RenderPool _pool = new(Options.Create(options.Value.ToPoolOptions()), time, new RenderMetrics(meters, "editing"), record, stuckJobs);

    /// <summary>The number of threads that are stuck in a job.</summary>
    public int Stuck => _pool.Stuck;

    /// <summary>Whether threads are stuck that no other has replaced.</summary>
    public bool IsShort => _pool.IsShort;

    /// <summary>Runs the work on a thread of the pool and measures it there; null when the pool is too busy.</summary>
    /// <param name="lane">The macro it is for.</param>
    /// <param name="subject">What is done.</param>
    /// <param name="work">The work; the flag of its result says whether the guard stopped it.</param>
    /// <param name="cancellation">The caller's.</param>
    public Task<EditingResult<T>?> RunAsync<T>(
        RenderLane lane, RenderSubject subject, Func<CancellationToken, (T Result, bool Stopped)> work, CancellationToken cancellation) => _pool.RunAsync(
        lane,
        token =>
        {
            EditingThread.LowerPriority();
            var began = Stopwatch.GetTimestamp();
            var (result, stopped) = work(token);
            var elapsed = Stopwatch.GetElapsedTime(began);
            _pauses.Rest(elapsed, token);
            return (new EditingResult<T>(result, elapsed), stopped);
        },
        cancellation,
        subject);

    public void Dispose() => _pool.Dispose();
}

/// <summary>What work in the <see cref="EditingPool"/> gave.</summary>
/// <param name="Value">Its result.</param>
/// <param name="Elapsed">Time on its thread.</param>
internal sealed record EditingResult<T>(T Value, TimeSpan Elapsed);

/// <summary>Lets threads of renders go before threads of editing work where both want a core.</summary>
internal static class EditingThread
{
    const int ThisThread = 0;

    /// <summary>Two thirds of the weight of other threads: a template has its time limit here too.</summary>
    const int Niceness = 10;

    [ThreadStatic]
    static bool t_isLow;

    /// <summary>Lowers the calling thread; only the first call on a thread does something. Where the system refuses, nothing is lost but the order.</summary>
    public static void LowerPriority()
    {
        if (t_isLow)
        {
            return;
        }

        t_isLow = true;
        // .NET leaves priorities alone on Linux.
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(ThisThread, ThisThread, Niceness);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    /// <summary>On Linux a process id of 0 with <c>PRIO_PROCESS</c> (0) means the calling thread.</summary>
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetPriority(int which, int who, int priority);
}
