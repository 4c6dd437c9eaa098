using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Tests.Velocity;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>A shortened text ends with a whole character.</summary>
public sealed class TruncateTests
{
    [Theory]
    [InlineData("abc\U0001f600def", 7, "abc...")]
    [InlineData("abc\U0001f600def", 8, "abc\U0001f600def")]
    [InlineData("ab\U0001f600def", 6, "ab...")]
    [InlineData("\U0001f600\U0001f600\U0001f600", 4, "...")]
    [InlineData("abcdef", 5, "ab...")]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 1, "...")]
    [InlineData("abcdef", -1, "...")]
    [InlineData("", 3, "")]
    public void Truncate_AnEmojiAtTheEdge_IsLeftOutWhole(string text, int length, string expected) =>
        Scribans.Render($"{{{{ params.title | string.truncate ({length}) }}}}", With(text)).ShouldBe(expected);

    [Fact]
    public void Truncate_OtherEllipsis_Counts() =>
        Scribans.Render("{{ params.title | string.truncate 5 '..' }}", With("ab\U0001f600def")).ShouldBe("ab..");

    /// <summary>Messages quote the beginning of an expression; wherever it is cut, no character is split.</summary>
    [Fact]
    public void Run_EmojiWhereAnExcerptEnds_IsLeftOutWhole()
    {
        for (var length = 40; length < 80; length++)
        {
            var stop = Scribans.Run($"{{{{ x = null; x['{new string('y', length)}\U0001f600 and more of the same, {new string('z', 60)}'].b }}}}")
                .ShouldBeOfType<TemplateStop>();
            ShouldBeUnicode(stop.Diagnostic.Message);
        }
    }

    [Fact]
    public void Compile_EmojiWhereAnExcerptEnds_IsLeftOutWhole()
    {
        for (var length = 60; length < 90; length++)
        {
            var name = $"{new string('y', length)}\U0001f600";
            var diagnostics = Velocities.Compile($"$nope.a('{name}{new string('z', 60)}')${{x.a('{name}zz')")
                .Diagnostics;
            diagnostics.ShouldNotBeEmpty();
            foreach (var diagnostic in diagnostics)
            {
                ShouldBeUnicode(diagnostic.Message);
            }
        }
    }

    static void ShouldBeUnicode(string text) => text.EnumerateRunes().ShouldAllBe(rune => rune.Value != 0xfffd);

    static TemplateInput With(string text) =>
        Scribans.Input with { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = text } };
}
