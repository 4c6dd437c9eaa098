using System.Runtime.InteropServices;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>
/// Gives a finished file its name unless another has that name already. On Unix <see cref="File.Move(string, string, bool)"/>
/// looks first and renames then, and a rename replaces: of two processes at once the later one would win over a file already in use.
/// A hard link is made whole or refused.
/// </summary>
internal static partial class ExclusiveMove
{
    const int Done = 0;

    /// <summary>False when <paramref name="to"/> exists. <paramref name="from"/> may still be there afterwards.</summary>
    /// <exception cref="IOException">The name cannot be given.</exception>
    public static bool TryMove(string from, string to)
    {
        if (!OperatingSystem.IsWindows() && Link(from, to) == Done)
        {
            return true;
        }

        // Windows; a file system without hard links; or the name is taken, which is found out here.
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);
}
