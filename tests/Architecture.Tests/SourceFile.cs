namespace UserMacro.Architecture.Tests;

/// <summary>A file of the repository.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
internal sealed record SourceFile(string Path)
{
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The type that the file is named after: parts of one type have files <c>Type.Part.cs</c>.</summary>
    public string MainType => Name.Split('.')[0];

    public bool IsProduct => !Path.StartsWith("tests/", StringComparison.Ordinal) && !Path.StartsWith("benchmarks/", StringComparison.Ordinal);

    public bool IsGenerated =>
        Path.EndsWith(".d.ts", StringComparison.Ordinal) || Path.EndsWith(".g.cs", StringComparison.Ordinal)
        || Path.Contains("/generated/", StringComparison.Ordinal);

    public IReadOnlyList<string> Lines => field ??= File.ReadAllLines(System.IO.Path.Combine(Repository.Root, Path));

    public bool HasExtension(params ReadOnlySpan<string> extensions) => extensions.Contains(System.IO.Path.GetExtension(Path));

    public override string ToString() => $"{Path} ({Lines.Count} lines)";
}
