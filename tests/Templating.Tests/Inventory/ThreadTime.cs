using System.Runtime.InteropServices;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>The time that the calling thread spent on a processor: unlike a clock's, it does not grow while the machine does something else.</summary>
internal static class ThreadTime
{
    const int ThreadClock = 3;

    public static TimeSpan Now => ReadClock(ThreadClock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : throw new PlatformNotSupportedException("There is no clock of the thread.");

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
