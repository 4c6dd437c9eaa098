using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Macros.History;

namespace UserMacro.WebApi.Tests.Macros.History;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("a", "a", "")]
    [InlineData("a\r\nb", "a\nb", "")]
    [InlineData("", "a", "1,1:+a")]
    [InlineData("a", "", "1,1:-a")]
    [InlineData("a\nb\nc", "a\nx\nc", "1,1: a-b+x c")]
    [InlineData("a\n\n\nb", "a\n\nb", "1,1: a - b")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nx\n6\n7\n8\n9", "2,2: 2 3 4-5+x 6 7 8")]
    [InlineData("x\n1\n2\n3\n4\n5\n6\n7\ny", "1\n2\n3\n4\n5\n6\n7\nz", "1,1:-x 1 2 3|6,5: 5 6 7-y+z")]
    public void Between_TwoTexts_IsWhatDiffers(string former, string later, string expected) => Print(LineDiff.Between(former, later)).ShouldBe(expected);

    [Fact]
    public void Between_RandomTexts_LeadsFromOneToTheOther()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            string[] former = Lines(), later = Lines();

            var result = Apply(former, LineDiff.Between(string.Join('\n', former), string.Join('\n', later)));

            result.ShouldBe(later, $"round {round}");
        }

        // A text ends with a line, so that no empty last line is in question.
        string[] Lines() => [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => new[] { "a", "b", "", "c" }[random.Next(4)]), "end"];
    }

    [Fact]
    public void Between_HostileTexts_IsCoarseRatherThanSlow()
    {
        var former = string.Join('\n', Enumerable.Range(0, 30_000).Select(number => $"{number}"));
        var later = string.Join('\n', Enumerable.Range(0, 30_000).Select(number => $"x{number}"));

        var hunk = LineDiff.Between(former, later).ShouldHaveSingleItem();

        hunk.Lines.Count.ShouldBe(60_000);
    }

    [Fact]
    public void Between_LongAndShortHostileText_IsCoarseRatherThanSlow()
    {
        // Few pairs of lines, and 84 s nevertheless.
        var random = new Random(7);
        string[] former = Lines(128_000), later = Lines(190);

        var hunks = LineDiff.Between(string.Join('\n', former), string.Join('\n', later));

        hunks.ShouldHaveSingleItem();
        Apply(former, hunks).ShouldBe(later);

        string[] Lines(int count) => [.. Enumerable.Range(0, count).Select(_ => $"{random.Next(10_000)}")];
    }

    [Fact]
    public void Between_LongTextsThatDifferLittle_IsExact()
    {
        string[] former = [.. Enumerable.Range(0, 20_000).Select(number => $"{number}")];
        var later = former.Where((_, index) => index % 100 != 0).ToArray();

        var hunks = LineDiff.Between(string.Join('\n', former), string.Join('\n', later));

        hunks.Sum(hunk => hunk.Lines.Count(line => line.Change == LineChange.Removed)).ShouldBe(200);
        hunks.SelectMany(hunk => hunk.Lines).ShouldNotContain(line => line.Change == LineChange.Added);
    }

    [Theory]
    [InlineData("abc", "abc", 0, true)]
    [InlineData("abc", "abd", 1, false)]
    [InlineData("abc", "abd", 2, true)]
    [InlineData("abcabba", "cbabac", 4, false)]
    [InlineData("abcabba", "cbabac", 5, true)]
    [InlineData("", "aaa", 2, false)]
    [InlineData("", "aaa", 3, true)]
    [InlineData("aaa", "", 3, true)]
    public void IsAtMost_TwoTexts_CountsLinesTakenOutAndPutIn(string former, string later, int most, bool expected) =>
        EditDistance.IsAtMost([.. former.Select(c => $"{c}")], [.. later.Select(c => $"{c}")], most).ShouldBe(expected);

    static string[] Apply(string[] former, IReadOnlyList<HunkDto> hunks)
    {
        var result = new List<string>();
        var at = 0;
        foreach (var hunk in hunks)
        {
            result.AddRange(former[at..(hunk.FromLine - 1)]);
            result.Count.ShouldBe(hunk.ToLine - 1);
            at = hunk.FromLine - 1;
            foreach (var line in hunk.Lines)
            {
                if (line.Change != LineChange.Added)
                {
                    former[at++].ShouldBe(line.Text);
                }

                if (line.Change != LineChange.Removed)
                {
                    result.Add(line.Text);
                }
            }
        }

        return [.. result, .. former[at..]];
    }

    static string Print(IReadOnlyList<HunkDto> hunks) =>
        string.Join('|', hunks.Select(
            hunk => $"{hunk.FromLine},{hunk.ToLine}:{string.Concat(hunk.Lines.Select(line => $"{" -+"[(int)line.Change]}{line.Text}"))}"));
}
