namespace UserMacro.Compatibility.Tests;

/// <summary>
/// What a build wrote, kept permanently: a folder a version of the formats, a file a type whose format changed with it. Files are never
/// changed once they were released.
/// </summary>
static class GoldenFolder
{
    /// <summary>The version that this build writes. When a format changes, add one: the previous files stay and must still be read.</summary>
    public const int Current = 7;

    /// <summary>Set to 1 to write what differs from the newest version into the folder of <see cref="Current"/>.</summary>
    public const string WriteSwitch = "USERMACRO_WRITE_GOLDEN";

    static readonly string Root = Path.Combine(RepositoryRoot(), "tests", "Compatibility.Tests", "Golden");

    public static bool Writes => Environment.GetEnvironmentVariable(WriteSwitch) == "1";

    public static string PathOf(int version, string name) => Path.Combine(Root, $"{version}", name);

    /// <summary>A list of names; these are of no version, for a name that was given stays.</summary>
    public static string PathOfNames(string name) => Path.Combine(Root, "names", name);

    /// <summary>The versions that have the file, the newest last.</summary>
    public static IReadOnlyList<int> VersionsOf(string name) => [.. Enumerable.Range(1, Current).Where(version => File.Exists(PathOf(version, name)))];

    /// <summary>Sees that what this build writes is what the newest version says.</summary>
    public static void ShouldHold(string name, byte[] written)
    {
        if (!Holds(name, written) && Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(Current, name))!);
            File.WriteAllBytes(PathOf(Current, name), written);
        }

        Holds(name, written).ShouldBeTrue($"{name} is written in another form than its newest golden file has. If that is meant, raise "
            + $"{nameof(Current)}, run with {WriteSwitch}=1 and commit the new files.");
    }

    /// <summary>Writes a file that no version has yet.</summary>
    public static void Keep(string name, Func<byte[]> make)
    {
        if (VersionsOf(name).Count == 0)
        {
            ShouldHold(name, make());
        }
    }

    static bool Holds(string name, byte[] written) =>
        VersionsOf(name) is [.., var newest] && File.ReadAllBytes(PathOf(newest, name)).AsSpan().SequenceEqual(written);

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "UserMacro.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
