using FsCheck.Xunit;
using UserMacro.CommandLine.Differences;

namespace UserMacro.CommandLine.Tests.Differences;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("a\n", "a\n", "")]
    [InlineData("", "a\n", "+1a")]
    [InlineData("a\n", "", "-1a")]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", " 1a -2b +2B  3c")]
    [InlineData("a\n", "a", "-1a +1a")]
    [InlineData("a\r\nb\n", "a\nb\n", "-1a +1a  2b")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\nX\n", "...  66  77  88 -99 +9X")]
    [InlineData("X\n2\n3\n4\n5\n6\n7\n8\n9\n10\nY\n", "2\n3\n4\n5\n6\n7\n8\n9\n10\n", "-1X  12  23  34 ...  78  89  910 -11Y")]
    public void Of_TwoTexts_ShowsWhatChanged(string before, string after, string expected) => Shown(before, after).ShouldBe(expected);

    [Fact]
    public void Of_HostileTexts_IsCoarseRatherThanSlow()
    {
        var random = new Random(7);
        var (before, after) = (Numbers(128_000), Numbers(190));

        var lines = TextDiff.Compare("same\n" + before, "same\n" + after);

        // What they begin and end with alike is shown as such; all between counts as replaced.
        lines.Count(line => line.Kind == DiffKind.Removed).ShouldBeGreaterThan(127_000);
        lines.Count(line => line.Kind == DiffKind.Added).ShouldBeGreaterThan(180);

        string Numbers(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => $"{random.Next(2)}\n"));
    }

    [Property(MaxTest = 300)]
    public void Of_AnyTexts_GivesBothBack(byte[] one, byte[] other)
    {
        var (before, after) = (TextOf(one), TextOf(other));
        var lines = TextDiff.Compare(before, after);

        lines.Where(line => line.Kind == DiffKind.Removed).ShouldAllBe(line => LinesOf(before)[line.Number - 1] == line.Text);
        lines.Where(line => line.Kind is DiffKind.Added or DiffKind.Same).ShouldAllBe(line => LinesOf(after)[line.Number - 1] == line.Text);
        Without(before, lines, DiffKind.Removed).ShouldBe(Without(after, lines, DiffKind.Added));
    }

    static string Without(string text, IReadOnlyList<DiffLine> lines, DiffKind kind)
    {
        var numbers = lines.Where(line => line.Kind == kind).Select(line => line.Number).ToHashSet();
        return string.Concat(LinesOf(text).Where((_, index) => !numbers.Contains(index + 1)));
    }

    static string TextOf(byte[] bytes) => string.Concat(bytes.Select(part => "abc\n"[part % 4]));

    static List<string> LinesOf(string text)
    {
        var parts = text.Split('\n');
        List<string> lines = [.. parts[..^1].Select(line => line + '\n')];
        if (parts[^1].Length > 0)
        {
            lines.Add(parts[^1]);
        }

        return lines;
    }

    static string Shown(string before, string after) => string.Join(' ', TextDiff.Compare(before, after).Select(line => line.Kind switch
    {
        DiffKind.Gap => "...",
        DiffKind.Same => $" {line.Number}{line.Text.Trim()}",
        DiffKind.Added => $"+{line.Number}{line.Text.Trim()}",
        _ => $"-{line.Number}{line.Text.Trim()}",
    }));
}
