using System.Runtime.InteropServices;

namespace UserMacro.Templating.Tests;

/// <summary>The CPU time that the calling thread has used: unlike the clock, other processes do not add to it.</summary>
internal static partial class ThreadTime
{
    const int ThreadCpuClock = 3;

    public static TimeSpan Used()
    {
        if (GetTime(ThreadCpuClock, out var time) != 0)
            throw new InvalidOperationException("The system does not tell the CPU time of a thread.");
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
