using UserMacro.Atlassian.Confluence.Storage;

namespace UserMacro.Atlassian.Tests.Confluence.Storage;

public sealed class StyleInlinerTests
{
    [Theory]
    [InlineData("p { color: red }", "<p>a</p>", "<p style=\"color: red\">a</p>")]
    [InlineData(".a { color: red } #b { color: blue } p { color: green }", "<p class=a id=b>x</p>", "<p style=\"color: blue\">x</p>")]
    [InlineData("p { color: red } p { color: blue }", "<p style=\"color: lime\">a</p>", "<p style=\"color: lime\">a</p>")]
    [InlineData(
        "td > b, th { background: #eee url(x); font-weight: bold } th { background: #abc }",
        "<table><tr><th>a</th><td>b</td></tr></table>",
        "<table><tbody><tr><th style=\"background-color: #abc\"><strong>a</strong></th><td>b</td></tr></tbody></table>")]
    [InlineData(
        ".x { --edge: var(--ds-border, #1d7afc); border-left: 4px solid var(--edge) } .g { --edge: #22a06b }",
        "<section class='x g'>a</section>",
        "panel borderColor #22a06b")]
    [InlineData(
        ".x { --edge: var(--ds-border, #1d7afc) } section { border-left: 4px solid var(--edge) }",
        "<div class=x><section>a</section></div>",
        "panel borderColor #1d7afc")]
    [InlineData("b { color: var(--a, var(--b, rgb(1, 2, 3))) }", "<b>x</b>", "<strong style=\"color: rgb(1, 2, 3)\">x</strong>")]
    [InlineData(".hidden { display: none }", "a<p class=hidden>b</p>", "a")]
    [InlineData("@media print { p { color: red } } @import url(x); p { color: blue }", "<p>a</p>", "<p style=\"color: blue\">a</p>")]
    [InlineData("/* p { } */ p { color: red /* x", "<p>a</p>", "<p style=\"color: red\">a</p>")]
    [InlineData("p::before { content: \"}\"; color: red } p:hover, p[x=\"{\"] { color: blue }", "<p>a</p>", "<p>a</p>")]
    [InlineData("}}} p { color: red; } { } {{ ::: {", "<p>a</p>", "<p>a</p>")]
    [InlineData("p { color: var(--a) } p { --a: var(--a) }", "<p>a</p>", "<p>a</p>")]
    [InlineData("p { float: left; position: fixed; color: expression(x) }", "<p>a</p>", "<p>a</p>")]
    public void Convert_WithStyleSheet_KeepsItsColours(string styles, string markup, string expected)
    {
        var storage = StorageConverter.Convert(markup, new("https://s.atlassian.net/wiki", "1"), styles: styles).ShouldNotBeNull().Storage;

        if (expected.StartsWith("panel ", StringComparison.Ordinal))
        {
            storage.ShouldContain($"<ac:parameter ac:name=\"borderColor\">{expected.Split(' ')[2]}</ac:parameter>");
        }
        else
        {
            storage.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("* * * * * * * * * * * * * * * b")]
    [InlineData("div:has(div:has(div:has(b)))")]
    [InlineData("div ~ div ~ div ~ div b")]
    public void Convert_SelectorsThatWouldTakeTooLong_AreLeftOut(string selector)
    {
        var markup = string.Concat(Enumerable.Repeat("<div>", 200)) + "<b>x</b>" + string.Concat(Enumerable.Repeat("<div></div>", 200));

        StorageConverter.Convert(markup, new("", ""), styles: selector + " { color: red }").ShouldNotBeNull().Storage.ShouldNotContain("color");
    }

    [Fact]
    public void Convert_VariablesThatMultiply_ComeToNothing()
    {
        var styles = $"p {{ --a: {Repeat("var(--a) ", 15)}; color: var(--a) }} b {{ color: {Repeat("var(--a) ", 5000)} }}";

        StorageConverter.Convert("<p>x<b>y</b></p>", new("", ""), styles: styles).ShouldNotBeNull().Storage.ShouldBe("<p>x<strong>y</strong></p>");
    }

    [Fact]
    public void Convert_ManyClassesAndSelectorsOfThem_SplitsTheClassesOnceForEachElement()
    {
        var names = string.Concat(Enumerable.Range(0, 200).Select(number => $"a{number} "));
        var markup = string.Concat(Enumerable.Repeat($"<p class='{names}'>x</p>", 20));
        var styles = string.Concat(Enumerable.Repeat($"p{string.Concat(Enumerable.Repeat(".a1", 50))} {{ color: red }} ", 20));
        StorageConverter.Convert(markup, new("", ""), styles: styles);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var storage = StorageConverter.Convert(markup, new("", ""), styles: styles).ShouldNotBeNull().Storage;

        storage.ShouldContain("color: red");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8_000_000);
    }

    [Fact]
    public void Convert_ManyComments_AreReadOnce() =>
        StorageConverter.Convert("<p>x</p>", new("", ""), styles: Repeat("/**/", 16_000) + "p { color: red }")
            .ShouldNotBeNull().Storage.ShouldBe("<p style=\"color: red\">x</p>");

    [Fact]
    public void Convert_MoreRulesTimesElementsThanWorthIt_LeavesTheStylesOut()
    {
        var styles = string.Concat(Enumerable.Range(0, 500).Select(number => $"p.c{number} {{ color: red }} "));

        StorageConverter.Convert(Repeat("<p class=c1>a</p>", 5000), new("", ""), styles: styles).ShouldNotBeNull().Storage.ShouldNotContain("style");
    }

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
