using UserMacro.WebApi.Migration.Conversion;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>Settings that are too long for a form are shortened without splitting a character.</summary>
public sealed class PlainTextTests
{
    const string Emoji = "\U0001f600";

    [Theory]
    [InlineData(8, "xxxxxxx…")]
    [InlineData(9, "xxxxxxxx…")]
    [InlineData(10, "xxxxxxxx…")]
    [InlineData(11, "xxxxxxxx" + Emoji + "…")]
    public void Line_EmojiAtTheEdge_IsLeftOutWhole(int most, string expected) =>
        PlainText.Line("xxxxxxxx" + Emoji + "tail", most).ShouldBe(expected);

    /// <summary>Sixteen times as much markup is read as the text that is kept.</summary>
    [Fact]
    public void Of_EmojiWhereReadingEnds_IsLeftOutWhole() =>
        PlainText.From($"{string.Concat(Enumerable.Repeat("<i>", 53))}{Emoji}{Emoji}", 10).ShouldBe("");
}
