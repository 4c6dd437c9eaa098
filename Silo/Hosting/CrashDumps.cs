using System.Runtime.InteropServices;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Hosting;

/// <summary>Memory holds pages, tokens and keys, so a process that ends writes none of it to a disk.</summary>
internal static partial class CrashDumps
{
    const int CoreFileSize = 4;

    static readonly string[] Switches = ["DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump"];

    /// <summary>Has the system write no core file of this process.</summary>
    /// <param name="variable">Reads the environment.</param>
    /// <param name="isDevelopment">Whether dumps are nobody's business but the developer's.</param>
    /// <exception cref="ConfigurationFaultException">The environment has the runtime write a dump.</exception>
    public static void Forbid(Func<string, string?> variable, bool isDevelopment)
    {
        if (isDevelopment)
        {
            return;
        }

        if (Switches.FirstOrDefault(name => variable(name) is "1") is { } found)
        {
            throw new ConfigurationFaultException(found, "must not be set: a crash dump holds pages, tokens and keys.");
        }

        if (OperatingSystem.IsLinux())
        {
            // Where it fails, the limit that the process was started with applies.
            _ = SetLimit(CoreFileSize, default);
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    readonly record struct Limit(nuint Soft, nuint Hard);
}
