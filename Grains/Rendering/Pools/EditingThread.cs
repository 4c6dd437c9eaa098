using System.Runtime.InteropServices;

namespace UserMacro.Grains.Rendering.Pools;

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
            return;
        t_isLow = true;
        // .NET leaves priorities alone on Linux.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(ThisThread, ThisThread, Niceness);
        else
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    /// <summary>On Linux a process id of 0 with <c>PRIO_PROCESS</c> (0) means the calling thread.</summary>
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetPriority(int which, int who, int priority);
}
