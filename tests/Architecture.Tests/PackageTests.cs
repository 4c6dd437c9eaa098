using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace UserMacro.Architecture.Tests;

/// <summary>Every package is pinned to one version.</summary>
public partial class PackageTests
{
    static readonly string[] NpmLists = ["dependencies", "devDependencies", "optionalDependencies"];

    [Fact]
    public void Versions_CentralList_AreExact() =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => !ExactInBrackets().IsMatch(package.Attribute("Version")!.Value))
            .Select(package => package.Attribute("Include")!.Value)
            .ShouldBeEmpty();

    [Fact]
    public void Versions_ProjectFile_NamesNone() =>
        Repository.Projects
            .Where(project => project.Items(
                "PackageReference").Any(item => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null))
            .Select(project => project.Name)
            .ShouldBeEmpty();

    [Fact]
    public void Versions_NpmProject_AreExactAndLocked()
    {
        var projects = Repository.Files.Where(file => Path.GetFileName(file.Path) == "package.json").ToList();

        projects.ShouldNotBeEmpty();
        projects.SelectMany(NpmVersions).Where(package => !Exact().IsMatch(package.Version)).ShouldBeEmpty();
        projects.Where(project => !File.Exists(Path.Combine(Repository.Root, project.Folder, "package-lock.json"))).ShouldBeEmpty();
    }

    static IEnumerable<(string Name, string Version)> NpmVersions(SourceFile file)
    {
        using var json = JsonDocument.Parse(string.Join('\n', file.Lines));
        foreach (var list in NpmLists)
        {
            if (json.RootElement.TryGetProperty(list, out var packages))
            {
                foreach (var package in packages.EnumerateObject())
                {
                    yield return (package.Name, package.Value.GetString()!);
                }
            }
        }
    }

    [GeneratedRegex(@"^\[\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?\]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ExactInBrackets();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Exact();
}
