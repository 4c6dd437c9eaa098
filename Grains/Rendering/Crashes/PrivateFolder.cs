using System.Runtime.InteropServices;

namespace UserMacro.Grains.Rendering.Crashes;

/// <summary>A folder that nobody but the account of this process may use. What is in a shared temporary folder may be somebody else's trap.</summary>
internal static class PrivateFolder
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    const int AtCurrentFolder = -100;
    const int NoFollow = 0x100;
    const uint WithOwner = 0x8;

    // struct statx is the same on every processor.
    const int StatxBytes = 256;
    const int StatxOwnerAt = 20;

    /// <summary>Makes the folder when it is not there.</summary>
    /// <exception cref="UnauthorizedAccessException">It is another account's, or open to others; the message says what to do.</exception>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // The temporary folder is the account's own there.
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, Owner);
        var path = Path.TrimEndingDirectorySeparator(folder);
        if (OperatingSystem.IsLinux() && Account() is var account
            && (OwnerOf(path, flags: 0) is { } owner && owner != account || OwnerOf(path, NoFollow) is { } of && of != account && of != 0))
        {
            throw new UnauthorizedAccessException(
                "the folder belongs to another account. Remove it, or set RenderPool:RecordPath to a folder of the account that runs the service");
        }

        if ((File.GetUnixFileMode(folder) & Others) != UnixFileMode.None)
        {
            throw new UnauthorizedAccessException(
                $"the folder is open to other accounts (its mode is {Convert.ToString((int)File.GetUnixFileMode(folder), 8)}). Set its mode to 700, or set "
                    + "RenderPool:RecordPath to a folder inside it that does not exist yet");
        }
    }

    static uint? OwnerOf(string path, int flags)
    {
        var stat = new byte[StatxBytes];
        try
        {
            return Statx(AtCurrentFolder, path, flags, WithOwner, stat) == 0 ? BitConverter.ToUInt32(stat, StatxOwnerAt) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library; the mode is looked at nevertheless.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] stat);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern uint Account();
}
