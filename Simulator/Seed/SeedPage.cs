namespace UserMacro.Simulator.Seed;

/// <summary>An example page; its text is a file in storage format.</summary>
internal sealed record SeedPage(string Title, string File)
{
    public static readonly IReadOnlyList<SeedPage> All =
    [
        new("Team status", "team-status.xml"),
        new("Release notes", "release-notes.xml"),
        new("How we work", "how-we-work.xml"),
    ];

    public string Read() => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seed", "Pages", File));
}
