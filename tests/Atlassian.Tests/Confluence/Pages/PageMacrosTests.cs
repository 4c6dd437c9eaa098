using UserMacro.Atlassian.Confluence.Pages;

namespace UserMacro.Atlassian.Tests.Confluence.Pages;

/// <summary>The macros of a page, as its storage format holds them.</summary>
public sealed class PageMacrosTests
{
    [Fact]
    public void Read_NestedMacros_EachWithItsOwnParametersAndBody()
    {
        var page = Read(
            """
            <p>a&nbsp;b</p><ac:structured-macro ac:name="outer" ac:schema-version="1" ac:local-id="l-1" ac:macro-id="m-1"><ac:parameter
            ac:name="Title">x &amp; &auml;</ac:parameter><ac:rich-text-body><p>in</p><ac:structured-macro ac:name='inner' ac:macro-id='m-2'>
            <ac:parameter ac:name="">first</ac:parameter><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body></ac:structured-macro></ac:rich-text-body>
            <ac:parameter ac:name="Last">z</ac:parameter></ac:structured-macro><ac:structured-macro ac:name="toc"/>
            """);

        page.All.Select(macro => $"{macro.Name}/{macro.Id}/{macro.LocalId}").ShouldBe(["outer/m-1/l-1", "inner/m-2/", "toc//"]);
        page.All[0].Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe([new("Last", "z"), new("Title", "x & ä")]);
        page.All[1].Parameters.ShouldBe([new("", "first")]);
        page.BodyOf(page.All[0]).ShouldStartWith("<p>in</p><ac:structured-macro ac:name='inner'");
        page.BodyOf(page.All[0]).ShouldEndWith("</ac:structured-macro>");
        page.BodyOf(page.All[1]).ShouldBe("a < b");
        page.BodyOf(page.All[2]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""<ri:user ri:account-id="557058:a&amp;b"/>""", "557058:a&b")]
    [InlineData("""<ac:link><ri:page ri:space-key="DOC" ri:content-title="Home"/></ac:link>""", "Home")]
    [InlineData("""<ri:space ri:space-key="DOC"/>""", "DOC")]
    [InlineData("""<ri:url ri:value="https://a.example/?b=1&amp;c"/>""", "https://a.example/?b=1&c")]
    [InlineData("""<ri:attachment ri:filename="a.png"/>""", "a.png")]
    [InlineData("<![CDATA[a &amp; b]]> &lt;", "a &amp; b <")]
    [InlineData("", "")]
    public void Read_Parameter_IsItsTextOrTheResourceItNames(string inside, string value)
    {
        var page = Read($"""<ac:structured-macro ac:name="m"><ac:parameter ac:name="p">{inside}</ac:parameter></ac:structured-macro>""");

        page.All.Single().Parameters["p"].ShouldBe(value);
    }

    [Theory]
    [InlineData("]]&gt;", "]]>")]
    [InlineData("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b")]
    [InlineData("<!-- <![CDATA[ -->", "<!-- <![CDATA[ -->")]
    public void Body_Plain_IsText(string inside, string text)
    {
        var page = Read($"""<ac:structured-macro ac:name="m"><ac:plain-text-body>{inside}</ac:plain-text-body></ac:structured-macro>""");

        page.BodyOf(page.All.Single()).ShouldBe(text);
    }

    [Theory]
    [InlineData("<p>")]
    [InlineData("</p>")]
    [InlineData("<p></b></p>")]
    [InlineData("<p a>x</p>")]
    [InlineData("<p a=b>x</p>")]
    [InlineData("<p a='b>x</p>")]
    [InlineData("<![CDATA[")]
    [InlineData("<!-- ")]
    [InlineData("<!DOCTYPE x []>")]
    [InlineData("<")]
    [InlineData("<p")]
    [InlineData("</")]
    public void Read_NotWellFormed_IsNothing(string storage) => PageMacros.Read(storage).ShouldBeNull();

    [Fact]
    public void Read_MoreThanAPageHolds_IsNothing()
    {
        const string Macro = """<ac:structured-macro ac:name="m"/>""";

        PageMacros.Read(string.Concat(Enumerable.Repeat("<b>", 100_000))).ShouldBeNull("depth");
        PageMacros.Read(string.Concat(Enumerable.Repeat("<b>", 257)) + string.Concat(Enumerable.Repeat("</b>", 257))).ShouldBeNull("depth");
        PageMacros.Read(string.Concat(Enumerable.Repeat(Macro, 5_001))).ShouldBeNull("macros");
        PageMacros.Read(new string('x', (4 * 1024 * 1024) + 1)).ShouldBeNull("length");
        PageMacros.Read($"<p {string.Concat(Enumerable.Repeat("a='b' ", 1000))}/>").ShouldBeNull("attributes");
        Read(string.Concat(Enumerable.Repeat(Macro, 5_000))).All.Length.ShouldBe(5_000);
        Read(string.Concat(Enumerable.Repeat("<b>", 256)) + string.Concat(Enumerable.Repeat("</b>", 256))).All.ShouldBeEmpty();
    }

    [Fact]
    public void Read_MacroInItselfToTheLimit_KeepsOneCopyOfThePage()
    {
        const string Open = """<ac:structured-macro ac:name="m"><ac:rich-text-body>""";
        const string Close = "</ac:rich-text-body></ac:structured-macro>";
        var storage = string.Concat(Enumerable.Repeat(Open, 128)) + new string('x', 1024 * 1024) + string.Concat(Enumerable.Repeat(Close, 128));

        var page = Read(storage);

        page.All.Length.ShouldBe(128);
        page.Size.ShouldBe(storage.Length + 1);
        page.BodyOf(page.All[^1]).Length.ShouldBe(1024 * 1024);
    }

    [Theory]
    [InlineData("page", "17", "3", "/api/v2/pages/17?body-format=storage&version=3")]
    [InlineData("blogpost", "17", "3", "/api/v2/blogposts/17?body-format=storage&version=3")]
    [InlineData("comment", "17", "3", null)]
    [InlineData("page", "../x", "3", null)]
    [InlineData("page", "17", "3&x=1", null)]
    [InlineData("page", "", "", null)]
    public void Path_LeadsToThatPageOrNowhere(string type, string id, string version, string? path) => new PageAddress(type, id, version).Path.ShouldBe(path);

    static PageMacros Read(string storage) => PageMacros.Read(storage).ShouldNotBeNull();
}
