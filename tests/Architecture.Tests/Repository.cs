using System.Reflection;

namespace UserMacro.Architecture.Tests;

/// <summary>The sources of this repository, without what builds leave behind.</summary>
internal static class Repository
{
    static readonly string[] Passed = [".git", "artifacts", "bin", "obj", "node_modules", "wwwroot", "data", "dist"];

    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Below(new DirectoryInfo(Root))];

    public static IEnumerable<SourceFile> ProductCode => Files.Where(file => file.IsProduct && file.HasExtension(".cs"));

    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files.Where(file => file.HasExtension(".csproj")).Select(file => new ProjectFile(file))];

    static IEnumerable<SourceFile> Below(DirectoryInfo directory) =>
        directory.EnumerateFiles().Select(file => new SourceFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')))
            .Concat(directory.EnumerateDirectories()
                .Where(child => !Passed.Contains(child.Name) && child.LinkTarget is null)
                .SelectMany(Below));
}
