using System.Runtime.InteropServices;

namespace UserMacro.Shared;

/// <summary>The processor time of the calling thread.</summary>
/// <remarks>Wall-clock time, in contrast, also counts what other threads and the garbage collector take.</remarks>
internal static class ThreadTime
{
    /// <summary>POSIX <c>CLOCK_THREAD_CPUTIME_ID</c>, as Linux numbers it.</summary>
    const int ThreadClock = 3;

    /// <summary>The processor time since the thread began; null where the system does not provide it.</summary>
    public static TimeSpan? Now => OperatingSystem.IsLinux() && ReadClock(ThreadClock, out var time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : null;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int ReadClock(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
