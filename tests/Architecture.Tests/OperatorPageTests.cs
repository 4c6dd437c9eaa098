using System.Text.Json;
using System.Text.RegularExpressions;

namespace UserMacro.Architecture.Tests;

/// <summary>What pages for operators tell somebody to do in a hurry exists.</summary>
public sealed partial class OperatorPageTests
{
    static readonly IReadOnlyList<SourceFile> Pages =
        [.. Repository.Files.Where(file => file.Folder == "docs/operators" && file.HasExtension(".md"))];

    [Fact]
    public void Request_InAPageForOperators_IsOneOfTheApi()
    {
        using var description = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "WebApi", "openapi.json")));
        var operations = description.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var named = Found(Request()).ToList();

        named.Count.ShouldBeGreaterThan(10);
        named.Where(request => !operations.Contains(request.Text)).Select(request => $"{request.Page}: {request.Text}").ShouldBeEmpty();
    }

    [Fact]
    public void Script_InAPageForOperators_Exists() =>
        Found(Script()).Where(script => !File.Exists(Path.Combine(Repository.Root, script.Text))).ShouldBeEmpty();

    [Fact]
    public void Template_OfDeployment_IsDescribed() =>
        Repository.Files.Where(file => file.Folder == "deploy" && file.HasExtension(".yaml")).Select(file => file.Path)
            .Where(path => !File.ReadAllText(Path.Combine(Repository.Root, "deploy", "README.md")).Contains(path, StringComparison.Ordinal))
            .ShouldBeEmpty();

    static IEnumerable<(string Page, string Text)> Found(Regex expression) =>
        from page in Pages
        from line in page.Lines
        from match in expression.Matches(line)
        select (page.Path, match.Groups["text"].Value);

    [GeneratedRegex(@"`(?<text>(GET|PUT|POST|DELETE) /api/v1[\w/{}-]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Request();

    [GeneratedRegex(@"(?<text>eng/scripts/[\w.-]+\.(mjs|sh))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}
