using System.Text.RegularExpressions;

namespace UserMacro.Architecture.Tests;

/// <summary>Short files, one thing each, where their name says.</summary>
public partial class FileTests
{
    [Fact]
    public void Length_AnySourceFile_IsAtMost400Lines() =>
        Repository.Files.Where(file => file.HasExtension(".cs", ".ts", ".tsx") && !file.IsGenerated && file.Lines.Count > 400).ShouldBeEmpty();

    [Fact]
    public void Length_ProductCode_HasAMedianOfAtMost60Lines() => Quantile(0.5).ShouldBeLessThanOrEqualTo(60);

    [Fact]
    public void Length_ProductCode_IsAtMost200LinesInNineFilesOfTen() => Quantile(0.9).ShouldBeLessThanOrEqualTo(200);

    [Fact]
    public void Length_Program_OnlyComposes() =>
        Repository.ProductCode.Where(file => file.Name == "Program" && file.Lines.Count > 60).ShouldBeEmpty();

    [Fact]
    public void Types_ProductFile_HasOnePublicTypeAndItsName()
    {
        var offenders =
            from file in Repository.ProductCode
            let types = file.Lines.Select(line => PublicType().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).ToList()
            where types.Distinct(StringComparer.Ordinal).Count() > 1 || types.Any(type => type != file.Name && !file.Name.StartsWith(type + ".", StringComparison.Ordinal))
            select $"{file.Path}: {string.Join(", ", types)}";

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

    [GeneratedRegex(@"^public\s(?:[a-z]+\s)*?(?:class|record struct|record|struct|interface|enum|delegate \S+)\s(?<name>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bNotImplementedException\b|#region|#pragma warning disable", RegexOptions.NonBacktracking)]
    private static partial Regex Unfinished();
}
