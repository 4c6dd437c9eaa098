using System.Runtime.InteropServices;

namespace UserMacro.Templating.Compilation;

/// <summary>The processor time of the calling thread: unlike a clock's, it does not grow while the machine does something else.</summary>
internal static class ThreadClock
{
    const int ThreadCpuClock = 3;

    static readonly bool IsKnown = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>How much the calling thread has had so far; null where the system does not tell.</summary>
    public static TimeSpan? Now => IsKnown && ReadClock(ThreadCpuClock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : null;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
