using UserMacro.WebApi.Api.Csv;

namespace UserMacro.WebApi.Tests.Api.Csv;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("2026-11-29", "2026-11-29")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t'=1\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\"=1", "\"'\"\"=1\"")]
    [InlineData("\u200b\ufeff=1", "'\u200b\ufeff=1")]
    [InlineData("\u00a0=1", "'\u00a0=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("﹢1", "'﹢1")]
    [InlineData("﹣1", "'﹣1")]
    [InlineData("﹦1", "'﹦1")]
    [InlineData("﹫x", "'﹫x")]
    [InlineData("\u22121", "'\u22121")]
    [InlineData("\u0001=1", "'\u0001=1")]
    [InlineData("a\r=1", "\"a\r'=1\"")]
    [InlineData("a\n=1", "\"a\n'=1\"")]
    [InlineData("a\r\n\"=1", "\"a\r\n'\"\"=1\"")]
    [InlineData("a;=cmd|' /C calc'!A0;", "\"a;'=cmd|' /C calc'!A0;\"")]
    [InlineData("a\t@x", "\"a\t'@x\"")]
    [InlineData("1 = 1; 2", "\"1 = 1; 2\"")]
    public void Line_AnyText_IsNoFormula(string text, string expected) => CsvText.Line([text, "b"]).ShouldBe($"{expected},b\r\n");

    [Fact]
    public void Line_LongHostileText_IsWrittenInOnePass() =>
        CsvText.Line([string.Concat(Enumerable.Repeat(";=", 200_000))]).Length.ShouldBe(200_000 * 3 + 4);
}
