using System.Text.RegularExpressions;

namespace UserMacro.Architecture.Tests;

/// <summary>Promises and threats are kept by mechanisms that a test proves: each row of their tables names tests that exist.</summary>
public sealed partial class TestTableTests
{
    const string Column = "test";

    static readonly string[] WithTables = ["docs/privacy.md", "docs/operators/threat-model.md"];

    public static TheoryData<string> Tables => [.. WithTables];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Row_OfPromisesAndThreats_NamesATest(string page)
    {
        var rows = RowsOf(page).ToList();

        rows.Count.ShouldBeGreaterThan(20);
        rows.Where(row => !TestName().IsMatch(row.Cell)).Select(row => $"{page}:{row.Line} names no test").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Test_NamedInATable_Exists(string page)
    {
        var known = Tests();

        RowsOf(page).SelectMany(row => TestName().Matches(row.Cell).Select(match => (row.Line, Name: match.Groups["name"].Value)))
            .Where(test => !known.Contains(test.Name))
            .Select(test => $"{page}:{test.Line}: {test.Name} does not exist")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Tests_OfTheRepository_AreFound()
    {
        var known = Tests();

        known.ShouldContain($"{nameof(TestTableTests)}.{nameof(Tests_OfTheRepository_AreFound)}");
        known.ShouldContain("FrozenBuiltinsTests.Render_MemberOfDotNetObject_IsAbsent");
        known.ShouldNotContain("FrozenBuiltinsTests.Render_NothingOfTheKind");
        known.ShouldNotContain($"{nameof(TestTableTests)}.{nameof(Tests)}");
    }

    /// <summary>The cells of the column of tests: the last one of each table that has it.</summary>
    static IEnumerable<(int Line, string Cell)> RowsOf(string page)
    {
        var isInTable = false;
        foreach (var (index, line) in Repository.Files.Single(file => file.Path == page).Lines.Index())
        {
            var cells = line.StartsWith('|') ? line.Trim().Trim('|').Split(" | ") : [];
            if (cells.Length == 0)
            {
                isInTable = false;
            }
            else if (cells[^1].Trim() == Column)
            {
                isInTable = true;
            }
            else if (isInTable && !line.StartsWith("| ---", StringComparison.Ordinal))
            {
                yield return (index + 1, cells[^1]);
            }
        }
    }

    /// <summary>Methods with an attribute of xUnit's, by class. A class that tests are inherited from counts as the one that they are written in.</summary>
    static HashSet<string> Tests()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Repository.Files.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal) && file.HasExtension(".cs")))
        {
            var (type, isTest) = ("", false);
            foreach (var line in file.Lines)
            {
                type = TypeName().Match(line) is { Success: true } found ? found.Groups["name"].Value : type;
                isTest |= TestAttribute().IsMatch(line);
                if (isTest && MethodName().Match(line) is { Success: true } method)
                {
                    names.Add($"{type}.{method.Groups["name"].Value}");
                    isTest = false;
                }
            }
        }

        return names;
    }

    [GeneratedRegex(@"`(?<name>[A-Z]\w+\.[A-Z]\w+_\w+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^(public |internal |sealed |abstract |static |partial )*class (?<name>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^\s+\[(Fact|Theory|Property)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"^\s+public (async |virtual |static )*[\w<>\[\]]+ (?<name>\w+)\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MethodName();
}
