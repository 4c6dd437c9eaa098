using System.Text.RegularExpressions;
using UserMacro.Architecture.Tests.Folders;

namespace UserMacro.Architecture.Tests;

/// <summary>Short files, one idea each, where their name says.</summary>
public partial class FileTests
{
    public static TheoryData<string> ProductProjects => [.. Repository.Projects.Where(project => project.File.IsProduct).Select(project => project.Name)];

    [Fact]
    public void Length_AnySourceFile_IsAtMost400Lines() =>
        Repository.Files.Where(file => file.HasExtension(".cs", ".ts", ".tsx") && !file.IsGenerated && file.Lines.Count > 400).ShouldBeEmpty();

    /// <summary>Data in texts may be wider: to break it would change it.</summary>
    [Fact]
    public void Width_AnyCodeLine_IsAtMost160Columns()
    {
        var offenders =
            from file in Repository.Files
            where file.HasExtension(".cs") && !file.IsGenerated
            from line in CodeLines.WithoutTexts(file)
            where line.Width > CodeLines.MaxWidth
            select $"{file.Path}:{line.Number} has {line.Width} columns";

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Length_ProductCode_HasAMedianOfAtMost60Lines() => Quantile(0.5).ShouldBeLessThanOrEqualTo(60);

    [Fact]
    public void Length_ProductCode_IsAtMost200LinesInNineFilesOfTen() => Quantile(0.9).ShouldBeLessThanOrEqualTo(200);

    [Fact]
    public void Length_Program_OnlyComposes() =>
        Repository.ProductCode.Where(file => file.Name == "Program" && file.Lines.Count > 60).ShouldBeEmpty();

    [Fact]
    public void Types_ProductFile_IsNamedAfterItsMainType()
    {
        var offenders =
            from file in Repository.ProductCode
            let types = PublicTypesOf(file)
            where types.Count > 0 && !types.Contains(file.MainType, StringComparer.Ordinal)
            select $"{file.Path}: {string.Join(", ", types)}";

        offenders.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void Types_ProductFile_FurtherOnesBelongToItsMainType(string project)
    {
        var uses = TypeUses.Of(new CompiledProject(project)).ToLookup(use => use.User, use => use.Used);
        var offenders =
            from file in Repository.ProductCode
            where file.Path.StartsWith(project + "/", StringComparison.Ordinal)
            let types = PublicTypesOf(file).Select(name => new TypeName(NamespaceOf(file), name)).ToList()
            where types.Count > 1
            let strangers = types.Except(Related(types, file.MainType, uses)).ToList()
            where strangers.Count > 0
            let names = string.Join(", ", strangers.Select(type => type.Name))
            select $"{file.Path}: {names} neither uses nor is used by {file.MainType}; it needs a file of its own";

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Namespace_ProductFile_IsItsFolder()
    {
        var offenders =
            from file in Repository.ProductCode
            let line = file.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where line is not null && line != $"namespace {NamespaceOf(file)};" && !IsProviderSurface(file, line)
            select $"{file.Path}: {line}";

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Text_ProductCode_HasNothingUnfinished()
    {
        var offenders =
            from file in Repository.Files
            where file.IsProduct && file.HasExtension(".cs", ".ts", ".tsx")
            where file.Lines.Any(line => Unfinished().IsMatch(line))
            select file.Path;

        offenders.ShouldBeEmpty();
    }

    static IReadOnlyList<string> PublicTypesOf(SourceFile file) =>
        [.. file.Lines.Select(line => PublicType().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The types of a file that its main type uses or that use it, also by way of others of the file.</summary>
    static HashSet<TypeName> Related(List<TypeName> types, string main, ILookup<TypeName, TypeName> uses)
    {
        var related = types.Where(type => type.Name == main).ToHashSet();
        for (var count = 0; count < related.Count;)
        {
            count = related.Count;
            related.UnionWith(types.Where(type => related.Any(known => uses[known].Contains(type) || uses[type].Contains(known))).ToList());
        }

        return related;
    }

    static int Quantile(double part)
    {
        var lengths = Repository.ProductCode.Select(file => file.Lines.Count).Order().ToList();
        return lengths[(int)(lengths.Count * part)];
    }

    static string NamespaceOf(SourceFile file)
    {
        var name = file.Folder.Replace('/', '.');
        return name.StartsWith("Orleans.", StringComparison.Ordinal) ? name : "UserMacro." + name;
    }

    // What hosts of a provider write is where the official packages have it: found without a using, and swapped without an edit.
    static bool IsProviderSurface(SourceFile file, string line) => file.Path.StartsWith("Orleans.", StringComparison.Ordinal) && line switch
    {
        "namespace Orleans.Hosting;" => file.Name.EndsWith("Extensions", StringComparison.Ordinal),
        "namespace Orleans.Configuration;" => file.Name.EndsWith("Options", StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"^public\s(?:[a-z]+\s)*?(?:class|record struct|record|struct|interface|enum|delegate \S+)\s(?<name>\w+)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bNotImplementedException\b|#region|#pragma warning disable", RegexOptions.NonBacktracking)]
    private static partial Regex Unfinished();
}
