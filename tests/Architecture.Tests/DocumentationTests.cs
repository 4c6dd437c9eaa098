using System.Text.RegularExpressions;

namespace UserMacro.Architecture.Tests;

/// <summary>Pages that are cited exist, links lead somewhere, and nothing cites a paper that is not in the repository.</summary>
public partial class DocumentationTests
{
    /// <summary>Working papers that were cited once, and kept outside of the repository.</summary>
    static readonly string[] Papers =
    [
        "design", "connect-and-forge", "user-macros", "vocabulary", "style", "orleans", "packages", "scriban", "simulator-bridge", "admin-ui",
    ];

    /// <summary>What was released stays as it was.</summary>
    static readonly string[] Released = ["WebApi/openapi.released.json"];

    static readonly IReadOnlyList<SourceFile> Texts =
    [
        .. Repository.Files.Where(file => !Released.Contains(file.Path) && !file.IsGenerated
            && (file.HasExtension(".cs", ".ts", ".tsx", ".js", ".mjs", ".css", ".md", ".json", ".yaml", ".yml", ".sh", ".props", ".targets", ".csproj", ".html")
                || file.Path is "run" or "test" or "bench")),
    ];

    static readonly IReadOnlyList<SourceFile> Pages =
        [.. Texts.Where(file => file.HasExtension(".md") && !file.Path.StartsWith("THIRD-PARTY", StringComparison.Ordinal))];

    [Fact]
    public void Citation_OfADocumentationPage_NamesAPageAndAHeadingThatExist() => Faults(Cited(), Texts, IsCited).ShouldBeEmpty();

    [Fact]
    public void Citation_OfAWorkingPaper_IsNone()
    {
        var offenders =
            from file in Texts
            where file.Name != nameof(DocumentationTests)
            from line in file.Lines.Index()
            from match in PaperName().Matches(line.Item)
            where Papers.Contains(match.Groups["name"].Value)
            select $"{file.Path}:{line.Index + 1}: {match.Value}";

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Link_OfAPage_LeadsToAFileAndAHeadingThatExist() => Faults(Link(), Pages, (_, _) => true).ShouldBeEmpty();

    [Fact]
    public void Page_OfTheDocumentation_IsListedInTheTableOfContents()
    {
        var listed = Repository.Files.Where(file => file.Path is "docs/README.md" or "docs/adr/README.md" or "docs/reference/README.md")
            .SelectMany(index => index.Lines.SelectMany(line => Link().Matches(line)).Select(match => Resolve(index, match.Groups["path"].Value)))
            .ToHashSet(StringComparer.Ordinal);

        Pages.Where(
            page => page.Path.StartsWith("docs/", StringComparison.Ordinal) && page.Path != "docs/README.md" && !listed.Contains(page.Path)).ShouldBeEmpty();
    }

    [Fact]
    public void Glossary_Terms_AreInAlphabeticalOrder()
    {
        var terms = Pages.Single(page => page.Path == "docs/glossary.md").Lines
            .Select(line => Term().Match(line)).Where(match => match.Success).Select(match => match.Groups["term"].Value).ToList();

        terms.ShouldNotBeEmpty();
        terms.ShouldBe(terms.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Decision_OfTheList_HasTheOneFormat()
    {
        var decisions = Pages.Where(page => page.Folder == "docs/adr" && page.Name != "README").ToList();

        decisions.ShouldNotBeEmpty();
        decisions.Where(page => !Heading().IsMatch(page.Lines[0]) || !DecisionStatus().IsMatch(page.Lines[2])
            || !page.Lines.Where(line => line is "## Context" or "## Decision" or "## Consequences").SequenceEqual(
                ["## Context", "## Decision", "## Consequences"])).ShouldBeEmpty();
    }

    // What a string of C# names is data, such as a path in a test.
    static bool IsCited(SourceFile file, string line) => !file.HasExtension(".cs") || line.Contains("//", StringComparison.Ordinal);

    static IEnumerable<string> Faults(Regex references, IEnumerable<SourceFile> files, Func<SourceFile, string, bool> counts) =>
        from file in files
        from line in OutsideOfCode(file)
        where counts(file, line.Text)
        from match in references.Matches(line.Text)
        let fault = Fault(file, match)
        where fault is not null
        select $"{file.Path}:{line.Number}: {match.Value} {fault}";

    // What is in a fence is an example.
    static IEnumerable<(int Number, string Text)> OutsideOfCode(SourceFile file)
    {
        var isCode = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            if (file.HasExtension(".md") && line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                yield return (index + 1, line);
            }
        }
    }

    static string? Fault(SourceFile file, Match match)
    {
        var path = match.Groups["path"].Value;
        var heading = match.Groups["heading"].Value;
        var target = path.StartsWith("docs/", StringComparison.Ordinal) && !file.HasExtension(".md") ? path : Resolve(file, path);
        if (!Path.Exists(Path.Combine(Repository.Root, target)))
        {
            return "leads nowhere";
        }

        if (heading.Length == 0 || !target.EndsWith(".md", StringComparison.Ordinal))
        {
            return null;
        }

        return Headings(target).Contains(heading) ? null : "names a heading that the page does not have";
    }

    static string Resolve(SourceFile from, string path)
    {
        if (path.Length == 0)
        {
            return from.Path;
        }

        // In a page a path may be written from the root as well, where it is cited rather than linked.
        if (path.StartsWith("docs/", StringComparison.Ordinal) && File.Exists(Path.Combine(Repository.Root, path)))
        {
            return path;
        }

        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, from.Folder, path))).Replace('\\', '/');
    }

    // As GitHub names them: lower case, without punctuation, hyphens for spaces.
    static HashSet<string> Headings(string page) =>
        OutsideOfCode(new SourceFile(page)).Select(line => HeadingLine().Match(line.Text)).Where(match => match.Success)
            .Select(match => NoLetterOfAnAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<path>docs/[\w./-]*\w\.md)(#(?<heading>[\w-]+))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Cited();

    [GeneratedRegex(@"\]\((?<path>[^):#\s]*)(#(?<heading>[^)\s]+))?\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?<name>[a-z-]+)\.md\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PaperName();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^# \d+\. \S", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(Accepted|Proposed|Replaced by \[.+\]\(.+\)), \d{4}-\d{2}-\d{2}( \(changed \d{4}-\d{2}-\d{2}\))?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DecisionStatus();

    [GeneratedRegex(@"^- \*\*(?<term>[^*]+)\*\*: ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Term();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.NonBacktracking)]
    private static partial Regex NoLetterOfAnAnchor();
}
