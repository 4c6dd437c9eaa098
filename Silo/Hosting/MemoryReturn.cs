using Microsoft.Extensions.DependencyInjection.Extensions;

namespace UserMacro.Silo.Hosting;

/// <summary>
/// Gives memory back after a burst of work. The garbage collector keeps what it once needed until the next full collection, and in a
/// process that has become quiet there is none for hours.
/// </summary>
internal sealed class MemoryReturn(ProcessMemory memory, TimeProvider time) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>Below it, in bytes allocated in a period, the process is quiet: a page of ten macros allocates about a megabyte.</summary>
    internal const long Quiet = 64L << 20;

    /// <summary>Less than this is not worth the pause.</summary>
    internal const long Worthwhile = 128L << 20;

    // A process that starts holds little more than it needs.
    long _held = memory.Resident;
    long _allocated = memory.Allocated;
    bool _wasQuiet;

    /// <summary>Has a process return its memory.</summary>
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProcessMemory>().AddHostedService<MemoryReturn>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    /// <summary>Returns memory when two periods in a row were quiet and much more is held than after the last return.</summary>
    internal void Look()
    {
        var allocated = memory.Allocated;
        var isQuiet = allocated - _allocated < Quiet;
        var isSecond = isQuiet && _wasQuiet;
        (_allocated, _wasQuiet) = (allocated, isQuiet);
        if (!isSecond || memory.Resident - _held < Worthwhile)
        {
            return;
        }

        memory.Return();
        _held = memory.Resident;
    }
}

/// <summary>The memory of this process.</summary>
internal class ProcessMemory
{
    /// <summary>The memory of the process, in bytes.</summary>
    public virtual long Resident => Environment.WorkingSet;

    /// <summary>All bytes allocated since the start of the process.</summary>
    public virtual long Allocated => GC.GetTotalAllocatedBytes();

    /// <summary>Collects everything and gives what is free back to the operating system. Stops all threads for some 100 ms.</summary>
    public virtual void Return() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
